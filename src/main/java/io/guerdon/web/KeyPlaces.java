package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.access.KeyRefusal.UnknownStore;
import io.guerdon.access.KeyRefusal.UnknownTerminal;
import io.guerdon.access.Limits;
import io.guerdon.access.Merchants;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.program.Revision.State;
import io.guerdon.program.Revisions;
import io.guerdon.program.Store;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a key may be bound to: a store that has closed still hands in what it sold, and one that is to open is given its keys before. */
@Component
class KeyPlaces {
    private final Desk desk;
    private final ProgramTime time;

    KeyPlaces(Desk desk, ProgramTime time) {
        this.desk = desk;
        this.time = time;
    }

    /** Why a key would be good at no till: its merchant lists stores, now or soon, and no revision lists that one, or that terminal of it. */
    Optional<Refusal> unlisted(Caller caller, Limits limits) {
        return switch (limits) {
            case Merchants _ -> Optional.empty();
            case Binding bound -> bound.store().isEmpty() ? Optional.empty() : unlisted(caller, bound);
        };
    }

    private Optional<Refusal> unlisted(Caller caller, Binding bound) {
        MerchantId merchant = new MerchantId(bound.merchant());
        Instant now = time.now(caller.program());
        Revisions revisions = desk.revisions(caller);
        boolean lists = revisions.all().stream()
                .filter(revision -> revisions.state(revision, now) != State.REPLACED)
                .map(Revision::program)
                .anyMatch(program -> lists(program, merchant));
        return lists ? unlisted(bound, named(revisions, merchant, bound.store())) : Optional.empty();
    }

    private static Optional<Refusal> unlisted(Binding bound, List<Store> named) {
        if (named.isEmpty()) {
            return Optional.of(new UnknownStore(bound.merchant(), bound.store()));
        }
        return named.stream().anyMatch(store -> store.hasTerminal(bound.terminal()))
                ? Optional.empty()
                : Optional.of(new UnknownTerminal(bound.merchant(), bound.store(), bound.terminal()));
    }

    private static boolean lists(Program program, MerchantId merchant) {
        return program.merchant(merchant)
                .filter(known -> !known.listedStores().isEmpty())
                .isPresent();
    }

    /** What the revisions say of one store. */
    private static List<Store> named(Revisions revisions, MerchantId merchant, String store) {
        return revisions.all().stream()
                .flatMap(revision -> revision.program().merchant(merchant).stream())
                .map(Merchant::listedStores)
                .flatMap(listed -> listed.named(store).stream())
                .toList();
    }
}
