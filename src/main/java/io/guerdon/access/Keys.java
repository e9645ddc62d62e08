package io.guerdon.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.access.KeyRefusal.KeyAlreadyShown;
import io.guerdon.access.KeyRefusal.KeyEnded;
import io.guerdon.access.KeyRefusal.KeyNotFound;
import io.guerdon.access.KeyRefusal.PartnerKeyWithoutMerchant;
import io.guerdon.ledger.Refusal;
import io.guerdon.unit.ProgramId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Issues, rotates and revokes keys, and tells who calls with one. Keys stay in memory for some seconds; a revocation takes
 * that long to be known to other processes.
 */
public final class Keys {
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);
    private static final int MOST_KNOWN = 10_000;

    private final KeyStore store;
    private final Clock clock;
    private final Cache<String, Optional<Key>> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    /** Keeps keys in a store. */
    public Keys(KeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whoever holds the key; empty where nobody may call with it, as with a partner's that does not say which partner's. */
    public Optional<Keyholder> authenticate(String text) {
        return KeyText.parse(text)
                .flatMap(sent -> known.get(sent.id(), store::find).filter(sent::opens))
                .filter(key -> key.life().covers(clock.instant()))
                .filter(key -> !key.grant().isOfNoPartner())
                .map(Key::holder);
    }

    /** Every key of a program. */
    public List<Key> of(ProgramId program) {
        return store.of(program);
    }

    /** Issues a key; {@code request} names the request, so that a repeat issues nothing. */
    public Issuing issue(ProgramId program, Key.Grant grant, String request) {
        if (grant.isOfNoPartner()) {
            return new Issuing.Refused(new PartnerKeyWithoutMerchant());
        }
        KeyText text = issuing(program, request);
        Key key = new Key(text.id(), program, grant, text.hash(), new Key.Life(clock.instant(), Instant.MAX));
        return add(key, text);
    }

    /** Whether a request issued a key before; then what it asks for was fine when it did. */
    public boolean hasIssued(ProgramId program, String request) {
        return find(program, issuing(program, request).id()).isPresent();
    }

    private static KeyText issuing(ProgramId program, String request) {
        return KeyText.issue(program + "|issue|" + request);
    }

    /** Issues a key with the same grant; the old one ends after {@code overlap}. */
    public Issuing rotate(ProgramId program, String id, Duration overlap, String request) {
        Optional<Key> old = find(program, id);
        if (old.isEmpty()) {
            return new Issuing.Refused(new KeyNotFound(id));
        }
        Instant now = clock.instant();
        if (!old.get().life().covers(now)) {
            return new Issuing.Refused(new KeyEnded(id));
        }
        if (old.get().grant().isOfNoPartner()) {
            return new Issuing.Refused(new PartnerKeyWithoutMerchant());
        }
        KeyText text = KeyText.issue(program + "|rotate|" + id + "|" + request);
        Key successor = new Key(text.id(), program, old.get().grant(), text.hash(), new Key.Life(now, Instant.MAX));
        // First the end: a crash in between leaves time to repeat the request, not a key that lives on.
        end(old.get().endingAt(now.plus(overlap)));
        return add(successor, text);
    }

    /** Ends a key now; empty where it had ended or ends now. */
    public Optional<Refusal> revoke(ProgramId program, String id) {
        Optional<Key> key = find(program, id);
        key.ifPresent(found -> end(found.endingAt(clock.instant())));
        return key.isPresent() ? Optional.empty() : Optional.of(new KeyNotFound(id));
    }

    private Issuing add(Key key, KeyText text) {
        boolean added = store.add(key);
        known.invalidate(key.id());
        return added
                ? new Issuing.Issued(new IssuedKey(key, text.text()))
                : new Issuing.Refused(new KeyAlreadyShown(key.id()));
    }

    private void end(Key key) {
        store.end(key);
        known.invalidate(key.id());
    }

    private Optional<Key> find(ProgramId program, String id) {
        return store.find(id).filter(key -> key.program().equals(program));
    }

    /** What became of a wish for a key. */
    public sealed interface Issuing {
        /** The key, shown once. */
        record Issued(IssuedKey key) implements Issuing {}

        /** Why there is none. */
        record Refused(Refusal refusal) implements Issuing {}
    }
}
