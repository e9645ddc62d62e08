package io.guerdon.publishing;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.OwnerId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes entries that fold, chain by chain. */
final class TestEntries {
    static final ProgramId PROGRAM = new ProgramId("demo");
    static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private final InMemoryJournal journal;
    private final Map<ChainId, AccountState> states = new HashMap<>();

    TestEntries(InMemoryJournal journal) {
        this.journal = journal;
    }

    static PartnerId partner(String merchant) {
        return new PartnerId(PROGRAM, new MerchantId(merchant));
    }

    static ChainId chain(String owner) {
        return new ChainId(PROGRAM, OwnerId.parse(owner));
    }

    /** An entry that credits points, sealed and not yet in the journal. */
    SealedEntry earn(EntryId id, String member, String merchant, long points) {
        ChainId chain = chain(member);
        AccountState state = states.getOrDefault(chain, AccountState.empty(chain));
        MerchantId issuer = new MerchantId(merchant);
        Movement opened = new Movement.LotOpened(
                WalletId.POINTS,
                new LotId(state.seq() + 1, 0),
                points,
                new LotTerms(issuer, new UnitCost(1, 1), LotTerms.NEVER),
                Maturity.NOW,
                Book.issuer(issuer));
        Draft.Why why = Draft.Why.by(new Actor("key", merchant, "s1", "t1", ""));
        return seal(id, state, new Draft(EntryKind.EARN, NOW, List.of(opened), Optional.empty(), why));
    }

    /** An entry that moves nothing and tells of a tier. */
    SealedEntry lifting(EntryId id, String member, String tier) {
        Movement told = new Movement.TierTold(
                "", tier, Instant.MAX, Movement.TierTold.Course.UPGRADED, Movement.TierTold.Reason.QUALIFICATION);
        return seal(
                id,
                member,
                new Draft(EntryKind.ACTIVITY, NOW, List.of(told), Optional.empty(), Draft.Why.by(Actor.ENGINE)));
    }

    /** An entry of a draft, the next of its chain. */
    SealedEntry seal(EntryId id, String member, Draft draft) {
        ChainId chain = chain(member);
        return seal(id, states.getOrDefault(chain, AccountState.empty(chain)), draft);
    }

    private SealedEntry seal(EntryId id, AccountState state, Draft draft) {
        Entry entry = new Entry(
                id,
                new Entry.Place(state.chain(), state.seq() + 1, state.head()),
                new Entry.Request(EntryKey.following("test", id), Fingerprint.NONE),
                draft,
                NOW,
                Balances.of(Fold.apply(state, draft.movements())),
                Digest.GENESIS);
        SealedEntry sealed = journal.seal(entry);
        states.put(state.chain(), Fold.apply(state, sealed.entry()));
        return sealed;
    }
}
