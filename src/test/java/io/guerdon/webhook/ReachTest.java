package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.webhook.Reach.Beyond;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private final Reach reach = new Reach(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1"
            })
    void nothingGoesToAnAddressThatIsNotPublic(String address) throws UnknownHostException {
        assertThat(reach.allows(InetAddress.getByName(address))).as(address).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(reach.refusal(URI.create("https://" + host + "/hook")))
                .as(address)
                .isPresent();
        assertThatThrownBy(() -> reach.resolve(address)).isInstanceOf(Reach.NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700:4700::1111"})
    void whatIsPublicIsReached(String address) throws UnknownHostException {
        assertThat(reach.allows(InetAddress.getByName(address))).as(address).isTrue();
        assertThat(reach.resolve(address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/hook",
                "ftp://1.1.1.1/hook",
                "https://user:secret@1.1.1.1/hook",
                "https://1.1.1.1/hook#there",
                "https:///hook",
                "hook",
                "https://localhost/hook",
                "http://2130706433/hook",
                "https://2130706433/hook"
            })
    void anAddressThatIsNotPlainlyPublicIsRefused(String url) {
        assertThat(reach.refusal(URI.create(url))).as(url).isPresent();
    }

    @Test
    void thisMachineIsReachedWhereThatIsAllowed() {
        Reach local = new Reach(Set.of(Beyond.LOOPBACK));
        assertThat(local.refusal(URI.create("http://127.0.0.1:8081/hook"))).isEmpty();
        assertThat(local.refusal(URI.create("https://localhost/hook"))).isEmpty();
        assertThat(local.refusal(URI.create("http://1.1.1.1/hook"))).isPresent();
        assertThat(local.refusal(URI.create("https://10.0.0.1/hook"))).isPresent();
        assertThat(new Reach(Set.of(Beyond.PRIVATE)).refusal(URI.create("https://10.0.0.1/hook")))
                .isEmpty();
        assertThat(new Reach(Set.of(Beyond.PRIVATE)).refusal(URI.create("https://127.0.0.1/hook")))
                .isPresent();
    }

    @Test
    void aHostNobodyKnowsYetMayBeRegistered() {
        assertThat(reach.refusal(URI.create("https://hooks.invalid/hook"))).isEmpty();
    }

    @Test
    void partnersReachNothingInTheOperatorsNetwork() throws UnknownHostException {
        Reach operator = new Reach(Set.of(Reach.Beyond.PRIVATE, Reach.Beyond.LOOPBACK));
        InetAddress inside = InetAddress.getByName("10.0.0.5");

        assertThat(operator.allows(inside)).isTrue();
        assertThat(operator.ofPartners().allows(inside)).isFalse();
        assertThat(operator.ofPartners().refusal(URI.create("https://10.0.0.5/hook")))
                .isPresent();
        assertThat(operator.ofPartners().allows(InetAddress.getLoopbackAddress()))
                .isTrue();
        assertThat(new Reach(Set.of()).ofPartners().allows(InetAddress.getLoopbackAddress()))
                .isFalse();
    }
}
