package io.guerdon.web;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.guerdon.access.DemoKeys;
import io.guerdon.access.KeyStore;
import io.guerdon.access.Keys;
import io.guerdon.program.DemoProgram;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who gets in: one chain with one filter, no session, no login, nothing kept. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    Keys keys(KeyStore store, Clock clock) {
        return new Keys(store, clock);
    }

    @Bean
    @ConditionalOnBooleanProperty("guerdon.demo")
    DemoKeys demoKeys() {
        return new DemoKeys(List.of(DemoProgram.ID, DemoProgram.SANDBOX_ID));
    }

    @Bean
    @ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
    Tokens tokens(JwtDecoder decoder) {
        return new Tokens(decoder);
    }

    @Bean
    Credentials credentials(Keys keys, ObjectProvider<DemoKeys> demo, ObjectProvider<Tokens> tokens) {
        return new Credentials(keys, demo, tokens);
    }

    @Bean
    SecurityFilterChain chain(Credentials credentials, WebProperties properties, ProblemWriter problems) {
        RateLimits rates = new RateLimits(properties.requestsPerSecond());
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, new BearerFilter(credentials, rates, problems));
    }

    /** The chain is one filter, and the request is observed already: decorating it says nothing and costs each request. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Paths with tricks in them name nothing. */
    @Bean
    RequestRejectedHandler trickyPaths(ProblemWriter problems) {
        return (request, response, _) -> problems.write(Problem.of(Fault.PATH_NOT_FOUND), request, response);
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edge(ProblemWriter problems) {
        FilterRegistrationBean<EdgeFilter> edge = new FilterRegistrationBean<>(new EdgeFilter(problems));
        edge.setOrder(Ordered.HIGHEST_PRECEDENCE);
        edge.setAsyncSupported(true);
        return edge;
    }

    /** After the request has its name and is being observed, so that refusals are counted; before anything is looked up for it. */
    @Bean
    FilterRegistrationBean<AdmissionFilter> admission(WebProperties properties, ProblemWriter problems) {
        Bulkhead gate = Bulkhead.of(
                "requests",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.requestsAtOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        FilterRegistrationBean<AdmissionFilter> admission =
                new FilterRegistrationBean<>(new AdmissionFilter(gate, problems));
        admission.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        admission.setAsyncSupported(true);
        return admission;
    }
}
