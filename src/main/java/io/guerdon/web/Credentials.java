package io.guerdon.web;

import io.guerdon.access.DemoKeys;
import io.guerdon.access.Keyholder;
import io.guerdon.access.Keys;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Whatever may prove who calls: a key, a token of a configured issuer, or a demo key where those exist. */
final class Credentials {
    private final Keys keys;
    private final Optional<DemoKeys> demo;
    private final Optional<Tokens> tokens;

    Credentials(Keys keys, ObjectProvider<DemoKeys> demo, ObjectProvider<Tokens> tokens) {
        this.keys = keys;
        this.demo = Optional.ofNullable(demo.getIfAvailable());
        this.tokens = Optional.ofNullable(tokens.getIfAvailable());
    }

    Optional<Keyholder> holder(String bearer) {
        return demo.flatMap(known -> known.authenticate(bearer))
                .map(Keyholder.class::cast)
                .or(() -> keys.authenticate(bearer))
                .or(() -> tokens.flatMap(issuer -> issuer.authenticate(bearer)));
    }
}
