package io.guerdon.publishing;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Dues;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.ApprovalClosed;
import io.guerdon.ledger.Movement.ApprovalRequested;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotExtended;
import io.guerdon.ledger.Movement.LotMatured;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Movement.RebateBegun;
import io.guerdon.ledger.Movement.RebateClosed;
import io.guerdon.ledger.Movement.RebateExpired;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Movement.TierLooked;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Movement.TransferArrived;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which partners an entry concerns, and with what amounts: where it happened, whose points moved, who accepted them. */
public final class Concerns {
    private final Map<PartnerId, Tally> tallies = new LinkedHashMap<>();
    private final Entry entry;

    private Concerns(Entry entry) {
        this.entry = entry;
    }

    /** By partner; empty for an entry that moved nothing, or nothing of value: an allowance is none. */
    public static Map<PartnerId, Concern> of(Entry entry) {
        if (entry.chain().owner() instanceof OfflineTillId
                || entry.kind() == EntryKind.REFUSE
                || entry.kind() == EntryKind.ABANDON) {
            return Map.of();
        }
        Concerns concerns = new Concerns(entry);
        String merchant = entry.draft().why().actor().merchant();
        if (!merchant.isEmpty()) {
            concerns.tallies.put(concerns.partner(new MerchantId(merchant)), Tally.ZERO);
        }
        // Whoever's till it was is told, also of a sale that earned nothing and came with a key of the whole program.
        Map<MerchantId, Slip> slips = Slips.of(entry);
        slips.keySet().forEach(slipped -> concerns.tallies.put(concerns.partner(slipped), Tally.ZERO));
        entry.movements().forEach(concerns::add);
        Map<PartnerId, Concern> found = new LinkedHashMap<>();
        concerns.tallies.forEach((partner, tally) -> found.put(
                partner,
                new Concern(
                        entry.id(),
                        entry.kind(),
                        entry.chain().owner(),
                        entry.recordedAt(),
                        Optional.ofNullable(slips.get(partner.partner())),
                        tally)));
        return found;
    }

    private void add(Movement movement) {
        switch (movement) {
            case LotOpened m -> opened(m);
            case LotDrawn m -> drawn(m.wallet(), List.of(m.draw()), m.to());
            case LotRestored m -> restored(m);
            case LotRevived m -> {
                add(
                        m.draw().terms().issuer(),
                        m.wallet(),
                        Measure.EXPIRED,
                        -m.draw().amount());
                Dues.back(m.draw(), Book.BREAKAGE).ifPresent(this::clear);
            }
            case HoldClosed m -> drawn(m.wallet(), m.captured(), m.to());
            case LotMatured _, LotExtended _, HoldOpened _, OwedChanged _, TransferSent _, TransferArrived _ -> {}
            case ApprovalRequested _, ApprovalClosed _, StatusChanged _ -> {}
            case TierLooked _, TierTold _ -> {}
            case Arranged _, ArrangementEnded _ -> {}
            case Posted m -> posted(m);
            case RebateAgreed _, RebateBegun _, RebateSettled _, RebateExpired _, RebateClosed _ -> {}
        }
    }

    /** A fee that was paid in money, or back; money that a partner paid in advance. */
    private void posted(Posted m) {
        value(m.unit(), m.from(), m.amount());
        value(m.unit(), m.to(), -m.amount());
    }

    private void value(WalletId unit, Book from, long amount) {
        from.sellerOf().ifPresent(merchant -> add(merchant, unit, Measure.SOLD, amount));
        from.feesOf().ifPresent(merchant -> add(merchant, unit, Measure.FEES, -amount));
        from.prepaidOf().ifPresent(merchant -> add(merchant, unit, Measure.PACKS, -amount));
    }

    private void opened(LotOpened m) {
        MerchantId issuer = m.terms().issuer();
        if (m.from().equals(Book.issuer(issuer))) {
            add(issuer, m.wallet(), Measure.EARNED, m.amount());
        } else if (m.from().equals(Book.seller(issuer))) {
            add(issuer, m.wallet(), Measure.SOLD, m.amount());
        } else if (m.from().equals(Book.OPERATOR)) {
            add(issuer, m.wallet(), Measure.ADJUSTED, m.amount());
        } else if (m.from().prepaidOf().isPresent()) {
            add(issuer, WalletId.POINTS, Measure.PACKS, m.amount());
        }
    }

    private void drawn(WalletId unit, List<Draw> draws, Book to) {
        for (Draw draw : draws) {
            Dues.of(draw, to).ifPresent(this::clear);
            MerchantId issuer = draw.terms().issuer();
            if (to.acceptorOf().isPresent()) {
                paid(issuer, to.acceptorOf().get(), unit, draw.amount());
            } else if (to.feesOf().isPresent()) {
                add(issuer, unit, Measure.REDEEMED, draw.amount());
                add(to.feesOf().get(), unit, Measure.FEES, draw.amount());
            } else if (otherIssuer(to, issuer).isPresent()) {
                paid(issuer, otherIssuer(to, issuer).get(), unit, draw.amount());
            } else if (to.equals(Book.seller(issuer))) {
                add(issuer, unit, Measure.SOLD, -draw.amount());
            } else if (to.equals(Book.BREAKAGE)) {
                add(issuer, unit, Measure.EXPIRED, draw.amount());
            } else if (to.equals(Book.issuer(issuer)) || to.equals(Book.OWED)) {
                add(issuer, unit, Measure.RETURNED, draw.amount());
            } else if (to.equals(Book.OPERATOR) || to.equals(Book.WRITTEN_OFF)) {
                add(issuer, unit, Measure.ADJUSTED, -draw.amount());
            }
        }
    }

    private void restored(LotRestored m) {
        Dues.back(m.draw(), m.from()).ifPresent(this::clear);
        MerchantId issuer = m.draw().terms().issuer();
        if (m.from().acceptorOf().isPresent()) {
            putBack(issuer, m.from().acceptorOf().get(), m);
        } else if (m.from().feesOf().isPresent()) {
            add(issuer, m.wallet(), Measure.RESTORED, m.draw().amount());
            add(m.from().feesOf().get(), m.wallet(), Measure.FEES, -m.draw().amount());
        } else if (otherIssuer(m.from(), issuer).isPresent()) {
            putBack(issuer, otherIssuer(m.from(), issuer).get(), m);
        } else if (m.from().equals(Book.seller(issuer))) {
            add(issuer, m.wallet(), Measure.SOLD, m.draw().amount());
        } else if (m.from().equals(Book.BREAKAGE)) {
            add(issuer, m.wallet(), Measure.EXPIRED, -m.draw().amount());
        } else if (m.from().equals(Book.issuer(issuer))) {
            add(issuer, m.wallet(), Measure.RETURNED, -m.draw().amount());
        } else if (m.from().equals(Book.OPERATOR)) {
            add(issuer, m.wallet(), Measure.ADJUSTED, m.draw().amount());
        }
    }

    private static Optional<MerchantId> otherIssuer(Book book, MerchantId issuer) {
        return book.liableIssuer().filter(liable -> !liable.equals(issuer));
    }

    /**
     * Somebody has what another funded: who accepted it for goods, or whose own was spent before it could be taken back, so that
     * another's was taken.
     */
    private void paid(MerchantId issuer, MerchantId acceptor, WalletId unit, long amount) {
        add(issuer, unit, Measure.REDEEMED, amount);
        add(acceptor, unit, Measure.ACCEPTED, amount);
    }

    private void putBack(MerchantId issuer, MerchantId acceptor, LotRestored m) {
        add(issuer, m.wallet(), Measure.RESTORED, m.draw().amount());
        add(acceptor, m.wallet(), Measure.REFUNDED, m.draw().amount());
    }

    /** Who owes, who is owed, and what is left to the program; nobody is told of nothing. */
    private void clear(Dues dues) {
        clear(dues.issuer(), Measure.OWES, dues.owes());
        dues.taker().ifPresent(taker -> clear(taker, Measure.OWED, dues.owed()));
        clear(MerchantId.HOUSE, Measure.KEPT, dues.kept());
        dues.gross().ifPresent(gross -> itemise(dues, gross));
    }

    /** What that is of; entries of before the fee was told apart say nothing of it, so that their events stay what they were. */
    private void itemise(Dues dues, long gross) {
        if (dues.taker().isEmpty()) {
            clear(dues.issuer(), Measure.EXPIRED, dues.owes());
            return;
        }
        MerchantId taker = dues.taker().get();
        long fee = dues.fee().orElse(0);
        clear(taker, Measure.FEE, fee);
        clear(MerchantId.HOUSE, Measure.FEE, fee);
        if (dues.isBack()) {
            clear(dues.issuer(), Measure.RESTORED, -dues.owes());
            clear(taker, Measure.REFUNDED, -gross);
        }
    }

    private void clear(MerchantId merchant, Measure measure, long amount) {
        if (amount != 0) {
            add(merchant, WalletId.CLEARING, measure, amount);
        }
    }

    private void add(MerchantId merchant, WalletId unit, Measure measure, long amount) {
        tallies.merge(partner(merchant), Tally.ZERO.plus(unit, measure, amount), Tally::plus);
    }

    private PartnerId partner(MerchantId merchant) {
        return new PartnerId(entry.chain().program(), merchant);
    }
}
