package io.guerdon.pack;

import io.guerdon.earning.PointsBought;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerAccountId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs that partners have bought. A pack is bought for good: points may have been issued because of it. */
public final class Packs implements PointsBought {
    /** What was bought in all, as a wallet of the partner's account; never the wallet that members have. */
    static final WalletId BOUGHT = new WalletId("packs.points");

    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;

    /** Packs in a ledger. */
    public Packs(Ledger ledger, Accounts accounts, History history) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
    }

    /** The chain of a partner's account. */
    public static ChainId chain(ProgramId program, MerchantId partner) {
        return new ChainId(program, PartnerAccountId.of(partner));
    }

    /** Sells a pack; the call's chain is the partner's. */
    public Outcome buy(Program program, BuyPack command, Call call) {
        return ledger.submit(new PackDecision(program, command, call));
    }

    /** What a sale would come to. */
    public sealed interface Preview {
        /** This pack, and so many points bought in all. */
        record Would(PackBought pack, long bought) implements Preview {}

        /** Nothing. */
        record Refused(Refusal refusal) implements Preview {}
    }

    /** What a sale would come to, by the function that decides it; whether its reference was used before is not looked at. */
    public Preview preview(Program program, BuyPack command) {
        ChainId chain = chain(program.id(), command.partner());
        Call unasked = new Call(chain, EntryKey.following("preview", chain), Actor.ENGINE, program.revision());
        Instant now = ledger.time().now(program.id());
        AccountState before = accounts.read(chain);
        return switch (ledger.preview(new PackDecision(program, command, unasked), before, now)) {
            case Verdict.Commit commit ->
                new Preview.Would(
                        (PackBought) commit.draft().subject().orElseThrow(),
                        before.wallet(BOUGHT).available() + command.points().value());
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    /** How many points a partner has bought in all. It only grows, so one that was read a moment ago says no more than there are. */
    @Override
    public long of(ProgramId program, MerchantId partner) {
        return accounts.read(chain(program, partner)).wallet(BOUGHT).available();
    }

    /** How many points a partner had bought once a pack was. */
    public static long with(Entry pack) {
        return Optional.ofNullable(pack.after().get(BOUGHT)).orElseThrow().available();
    }

    /** A partner's packs before entry {@code seq} of its account, latest first, at most {@code limit}; what else is read is rare there. */
    public List<Entry> before(ProgramId program, MerchantId partner, long seq, int limit) {
        ChainId chain = chain(program, partner);
        List<Entry> packs = new ArrayList<>();
        List<Entry> part = history.before(chain, seq, limit);
        while (!part.isEmpty()) {
            part.stream().filter(entry -> entry.kind() == EntryKind.PACK_BUY).forEach(packs::add);
            int missing = limit - packs.size();
            part = missing > 0 ? history.before(chain, part.getLast().seq(), missing) : List.of();
        }
        return List.copyOf(packs);
    }
}
