package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One change of an account's state. Folding the movements of a chain gives the state; their legs are the entry's postings. */
public sealed interface Movement {

    /** The postings this change stands for; they sum to zero per unit. */
    List<Leg> legs();

    /** Points credited as a new lot, funded by {@code from}. */
    record LotOpened(WalletId wallet, LotId lot, long amount, LotTerms terms, Maturity maturity, Book from)
            implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.transfer(wallet, amount, from, bucket());
        }

        private Book bucket() {
            return maturity instanceof Maturity.Matured ? Book.AVAILABLE : Book.PENDING;
        }
    }

    /** A pending lot may be spent from now on. */
    record LotMatured(WalletId wallet, LotId lot, long amount) implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.transfer(wallet, amount, Book.PENDING, Book.AVAILABLE);
        }
    }

    /** Points left a lot for good: spent, expired, taken back, sent away. {@code bucket} is available or pending. */
    record LotDrawn(WalletId wallet, Draw draw, Book bucket, Book to) implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.and(Leg.transfer(wallet, draw.amount(), bucket, to), Dues.of(draw, to));
        }
    }

    /** Points came back into their lot, with the lot's terms or, where it had expired, with a grace period. */
    record LotRestored(WalletId wallet, Draw draw, Book from) implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.and(Leg.transfer(wallet, draw.amount(), from, Book.AVAILABLE), Dues.back(draw, from));
        }
    }

    /** Activity moved a lot's expiry (sliding expiry). */
    record LotExtended(WalletId wallet, LotId lot, Instant from, Instant to) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /**
     * Points that had expired at {@code expiredAt} are back in their lot: activity that is known only now had extended it. The
     * draw's terms say until when.
     */
    record LotRevived(WalletId wallet, Draw draw, Instant expiredAt, Maturity maturity) implements Movement {
        @Override
        public List<Leg> legs() {
            Book bucket = maturity instanceof Maturity.Matured ? Book.AVAILABLE : Book.PENDING;
            return Leg.and(Leg.transfer(wallet, draw.amount(), Book.BREAKAGE, bucket), Dues.back(draw, Book.BREAKAGE));
        }
    }

    /** Points put aside for a payment in progress. */
    record HoldOpened(
            WalletId wallet, HoldId hold, MerchantId merchant, String reference, Instant lapsesAt, List<Draw> draws)
            implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.transfer(wallet, Draw.sum(draws), Book.AVAILABLE, Book.HELD);
        }
    }

    /** A hold ended: {@code captured} were spent at its merchant, {@code released} went back into their lots. */
    record HoldClosed(WalletId wallet, HoldId hold, Ending ending, List<Draw> captured, List<Draw> released, Book to)
            implements Movement {
        /** How a hold ends. */
        public enum Ending {
            CAPTURED,
            VOIDED,
            LAPSED
        }

        @Override
        public List<Leg> legs() {
            long spent = Draw.sum(captured);
            long back = Draw.sum(released);
            List<Leg> legs = new ArrayList<>(List.of(
                    new Leg(Book.HELD, wallet, -Math.addExact(spent, back)),
                    new Leg(to, wallet, spent),
                    new Leg(Book.AVAILABLE, wallet, back)));
            captured.forEach(draw -> Dues.of(draw, to).ifPresent(dues -> legs.addAll(dues.legs())));
            return legs;
        }
    }

    /** The member came to owe points ({@code amount} positive) or paid some of them back (negative). */
    record OwedChanged(WalletId wallet, long amount, Book counterparty) implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.transfer(wallet, amount, Book.OWED, counterparty);
        }
    }

    /** Points left for another member and have not arrived there. */
    record TransferSent(WalletId wallet, TransferId transfer, ChainId to, List<Draw> draws) implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.transfer(wallet, Draw.sum(draws), Book.AVAILABLE, Book.TRANSIT);
        }
    }

    /** The receiver's chain has the points of a transfer. */
    record TransferArrived(TransferId transfer) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** An operator asked for an adjustment that a second operator must approve. */
    record ApprovalRequested(AdjustmentRequest request) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** A requested adjustment was decided, or nobody approved it in time. */
    record ApprovalClosed(long request) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** A member is signed up for a rebate, or for another time; agreed anew, it replaces what was agreed before. */
    record RebateAgreed(RebateId rebate, Agreement agreement) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** A rebate over a period has begun, or what counts for it has changed. */
    record RebateBegun(RebateRef ref, RebateTerms terms) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /**
     * What was settled for a period was brought to what its volume comes to, by {@code amount}, which is negative where it is less.
     * Of what is less, {@code alreadyExpired} had run out unspent; {@code writtenOff} could not be taken back, or is made good
     * (negative). Movements beside this one pay it, as {@code lots}, or take it back.
     */
    record RebateSettled(
            RebateRef ref,
            WalletId wallet,
            long volume,
            long amount,
            long alreadyExpired,
            long writtenOff,
            List<LotId> lots)
            implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** Some of what a rebate paid runs out. */
    record RebateExpired(RebateRef ref, long amount) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** What counts for a rebate begins to expire: what was settled stays so. */
    record RebateClosed(RebateRef ref) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** The tier that was told last would have ended: what became of it is told beside. */
    record TierLooked() implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** A tier changed, or until when it holds; names are empty for none. */
    record TierTold(String from, String to, Instant until, Course course, Reason reason) implements Movement {
        /** What became of it. */
        public enum Course {
            UPGRADED,
            DOWNGRADED,
            /** It is the same, and holds until another instant than was told. */
            KEPT
        }

        /** What brought it. */
        public enum Reason {
            /** More counts. */
            QUALIFICATION,
            /** Less counts: goods came back, or an entry was reversed or corrected. */
            TAKEN_BACK,
            /** Its time was over. */
            TIME,
            /** Other settings, or tiers that are new. */
            SETTINGS,
            /** A plan that gives it, or gives it no more. */
            PLAN
        }

        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** An arrangement was made, or is this from now on. */
    record Arranged(ArrangementId id, Arrangement arrangement) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** An arrangement is over, and nothing that time works on any more. */
    record ArrangementEnded(ArrangementId id) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }

    /** Value passed between two counterparties without being in any wallet of the member: a fee that was paid in money. */
    record Posted(WalletId unit, long amount, Book from, Book to) implements Movement {
        @Override
        public List<Leg> legs() {
            return Leg.transfer(unit, amount, from, to);
        }
    }

    /** The account was opened, suspended, closed or made active again. */
    record StatusChanged(AccountStatus status) implements Movement {
        @Override
        public List<Leg> legs() {
            return List.of();
        }
    }
}
