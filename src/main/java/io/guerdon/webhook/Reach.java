package io.guerdon.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Which addresses requests may go to: hosts of the public internet, by https. Somebody who registers a webhook must not be able to
 * make this process talk to what only it can reach. Asked when a webhook is registered, and again between the look-up of a host
 * and every connection to it, since a name may mean another address by then.
 */
public final class Reach implements DnsResolver {
    /** What is private beside what Spring Security knows: shared, reserved and multicast ranges, and IPv6 ranges that hide IPv4. */
    private static final List<String> SPECIAL = List.of(
            "0.0.0.0/8",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fec0::/10",
            "ff00::/8");

    private static final InetAddressMatcher PUBLIC =
            InetAddressMatchers.matchExternal().excludeAddresses(SPECIAL).build();
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<Beyond> beyond;

    /** What may be reached beside the public internet. */
    public enum Beyond {
        /** This machine, also without TLS; for development. */
        LOOPBACK,
        /** Whatever is neither public nor this machine: systems in the operator's own network. */
        PRIVATE
    }

    /** Allows more than the public internet. */
    public Reach(Set<Beyond> beyond) {
        this.beyond = Set.copyOf(beyond);
    }

    /** Where partners may have events sent: the operator's own network is not theirs to look into. */
    Reach ofPartners() {
        return new Reach(beyond.contains(Beyond.LOOPBACK) ? Set.of(Beyond.LOOPBACK) : Set.of());
    }

    /** Why a webhook may not be sent to; empty where it may. A host that nobody knows yet is asked for when it is sent to. */
    Optional<String> refusal(URI url) {
        String host = url.getHost();
        if (host == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must be a URL with a host, without credentials and fragment");
        }
        boolean plain = "http".equalsIgnoreCase(url.getScheme())
                && beyond.contains(Beyond.LOOPBACK)
                && THIS_MACHINE.contains(host);
        if (!plain && !"https".equalsIgnoreCase(url.getScheme())) {
            return Optional.of("must begin with https://");
        }
        return known(host).allMatch(this::allows)
                ? Optional.empty()
                : Optional.of("must be a host of the public internet");
    }

    private static Stream<InetAddress> known(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException notYet) {
            return Stream.empty();
        }
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return beyond.contains(Beyond.LOOPBACK);
        }
        return PUBLIC.matches(address) || beyond.contains(Beyond.PRIVATE);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed = Stream.of(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                .filter(this::allows)
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new NotAllowed(host);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host is known, and not one that may be reached. */
    static final class NotAllowed extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotAllowed(String host) {
            super(host + " may not be reached");
        }
    }
}
