package io.guerdon;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says which servers run inside the process: those no address is given for. The demo program exists only where the store is
 * one of them and nobody but this machine can call.
 */
class StandaloneDefaults implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embeddedStore = isBlank(environment.getProperty("spring.mongodb.uri"));
        boolean embeddedBroker = isBlank(environment.getProperty("spring.kafka.bootstrap-servers"));
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("guerdon.store.embedded", embeddedStore);
        defaults.put("guerdon.broker.embedded", embeddedBroker);
        boolean demo = embeddedStore && onLoopbackOnly(environment);
        defaults.put("guerdon.demo", demo);
        // Whoever tries things out is on this machine, and so is what listens to events.
        defaults.put("guerdon.webhooks.also-reach", demo ? "LOOPBACK" : "");
        environment.getPropertySources().addLast(new MapPropertySource("standalone", defaults));
    }

    private static boolean isBlank(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isBlank();
    }

    private static boolean onLoopbackOnly(ConfigurableEnvironment environment) {
        try {
            String address = environment.getProperty("server.address");
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
