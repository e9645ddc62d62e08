package io.guerdon.mongo;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.AdjustmentRequest;
import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Maturity.MaturesAt;
import io.guerdon.ledger.Maturity.MaturesOn;
import io.guerdon.ledger.Movement.ApprovalRequested;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Movement.RebateBegun;
import io.guerdon.ledger.Movement.RebateExpired;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Movement.TierTold.Course;
import io.guerdon.ledger.Movement.TierTold.Reason;
import io.guerdon.ledger.Movement.TransferArrived;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.RebateRef;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.ledger.RebateTerms.Counts;
import io.guerdon.ledger.RebateTerms.Missing;
import io.guerdon.ledger.RebateTerms.Pays;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.Workings;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.VolumeSteps.Step;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Lets an account wander through arbitrary movements, folded by the ledger itself. */
final class Wandering {
    private static final List<WalletId> WALLETS = List.of(WalletId.POINTS, new WalletId("stamps"));

    private static final List<AccountStatus> STATUSES =
            List.of(AccountStatus.ACTIVE, AccountStatus.SUSPENDED, AccountStatus.CLOSED);

    private final Random random;
    private final ChainId chain;

    Wandering(long seed, ChainId chain) {
        this.random = new Random(seed);
        this.chain = chain;
    }

    /** The states after each entry. */
    Stream<AccountState> states() {
        return Stream.iterate(AccountState.empty(chain), this::next).skip(1);
    }

    private AccountState next(AccountState state) {
        Workings workings = new Workings(state);
        step(workings, WALLETS.get(random.nextInt(WALLETS.size())));
        AccountState moved = workings.state();
        byte[] head = new byte[32];
        random.nextBytes(head);
        return new AccountState(
                chain,
                state.seq() + 1,
                new Digest(head),
                at(),
                moved.status(),
                moved.wallets(),
                moved.holds(),
                moved.transfers(),
                moved.requests(),
                moved.rebates(),
                moved.tier(),
                moved.arrangements());
    }

    private void step(Workings workings, WalletId wallet) {
        long some =
                Math.min(1 + random.nextInt(50), workings.state().wallet(wallet).available());
        switch (random.nextInt(10)) {
            case 0 -> workings.apply(new StatusChanged(STATUSES.get(random.nextInt(STATUSES.size()))));
            case 1 -> workings.apply(new OwedChanged(wallet, 1 + random.nextInt(20), Book.OPERATOR));
            case 2 ->
                workings.apply(new ApprovalRequested(new AdjustmentRequest(
                        workings.seq(),
                        new AdjustmentRequest.Asked(wallet, -5, Optional.empty()),
                        "op",
                        random.nextBoolean() ? "" : "why",
                        at())));
            case 3 -> workings.spend(wallet, some, Book.OPERATOR);
            case 4 -> hold(workings, wallet, some);
            case 5 -> send(workings, wallet, some);
            case 7 -> workings.apply(new TierTold("", "gold", at(), Course.UPGRADED, Reason.QUALIFICATION));
            case 6 -> rebate(workings, wallet, some);
            default -> workings.open(wallet, 1 + random.nextInt(100), terms(), maturity(), Book.OPERATOR);
        }
    }

    private void hold(Workings workings, WalletId wallet, long amount) {
        Optional<OpenHold> open = workings.state().holds().values().stream().findFirst();
        if (open.isPresent() && random.nextBoolean()) {
            OpenHold hold = open.get();
            workings.apply(new HoldClosed(
                    hold.wallet(), hold.id(), HoldClosed.Ending.VOIDED, List.of(), hold.draws(), Book.HELD));
        } else if (amount > 0) {
            HoldId id = HoldId.of(chain.owner(), workings.seq());
            workings.apply(new HoldOpened(
                    wallet, id, Entries.TERMS.issuer(), "order-1", at(), workings.draws(wallet, amount)));
        }
    }

    private void send(Workings workings, WalletId wallet, long amount) {
        Optional<SentTransfer> sent =
                workings.state().transfers().values().stream().findFirst();
        if (sent.isPresent() && random.nextBoolean()) {
            workings.apply(new TransferArrived(sent.get().id()));
        } else if (amount > 0) {
            TransferId id = TransferId.of(chain, workings.seq());
            workings.apply(new TransferSent(wallet, id, Entries.chain("mem_other"), workings.draws(wallet, amount)));
        }
    }

    /** One begins, or is settled; another one is agreed to. */
    private void rebate(Workings workings, WalletId wallet, long amount) {
        RebateRef ref = new RebateRef(new RebateId("volume"), "2026-Q" + (1 + random.nextInt(2)));
        if (workings.state().rebates().running().containsKey(ref)) {
            List<LotId> lots = amount == 0 ? List.of() : List.of(new LotId(workings.seq(), 0));
            workings.apply(new RebateSettled(ref, wallet, 100, amount, 0, 3, lots));
            workings.apply(new RebateExpired(ref, amount));
        } else {
            VolumeSteps steps =
                    new VolumeSteps(VolumeSteps.Play.MARGINAL, Rounding.UP, List.of(new Step(0, 5), new Step(7, 100)));
            Counts counts = new Counts(wallet, Instant.EPOCH, at());
            Pays pays = new Pays(wallet, at(), terms(), maturity(), Missing.OWED);
            workings.apply(new RebateBegun(ref, new RebateTerms(random.nextInt(3), counts, steps, pays)));
        }
        Instant until = random.nextBoolean() ? Instant.MAX : Instant.ofEpochMilli(1L << 42);
        workings.apply(new RebateAgreed(ref.rebate(), new Agreement(at(), until)));
    }

    private LotTerms terms() {
        return random.nextInt(3) == 0 ? Entries.TERMS.expiring(LotTerms.NEVER) : Entries.TERMS.expiring(at());
    }

    private Maturity maturity() {
        return switch (random.nextInt(4)) {
            case 0 -> new MaturesAt(at());
            case 1 -> new MaturesOn("delivered");
            default -> Maturity.NOW;
        };
    }

    private Instant at() {
        return Instant.ofEpochMilli(random.nextLong(1L << 42));
    }
}
