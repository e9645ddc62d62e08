package io.guerdon.transfer;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.ledger.SentTransfer;
import java.util.List;
import java.util.Optional;

/**
 * The claims that transfers hold while they are on their way, named after their receivers so that they are found from there. A
 * claim whose transfer has ended, or never began, says nothing.
 */
record Parcels(Claims claims, History history) {
    private static final String ALL = "transfer:";
    private static final int MOST = 10_000;

    /** The claim of a transfer to be sent. */
    static Claim claim(ChainId receiver, Call call) {
        return claim(receiver, call.chain(), call.key());
    }

    private static Claim claim(ChainId receiver, ChainId sender, EntryKey key) {
        String id = ALL + receiver + ":" + sender + ":" + key;
        return Claim.of(
                id,
                "transfer-already-sent",
                PointsSent.class,
                sent -> sent.other().equals(receiver));
    }

    /** To whom; neither a program nor a member has a colon in its name. */
    static ChainId receiver(Holder parcel) {
        String claim = parcel.claim();
        return ChainId.parse(claim.substring(ALL.length(), claim.indexOf(':', ALL.length())));
    }

    /** Those under way, and perhaps some that have ended a moment ago; what is left of others is cleared away. */
    List<Holder> underWay() {
        List<Holder> all = claims.beginning(ALL, MOST);
        all.stream().filter(this::isOver).forEach(claims::release);
        return all;
    }

    /** Where there is no entry yet, it may still come. */
    private boolean isOver(Holder parcel) {
        Optional<Entry> entry = history.byKey(parcel.chain(), parcel.key());
        Optional<TransferSent> sent = entry.flatMap(there -> sent(parcel, there));
        return entry.isPresent()
                && (sent.isEmpty()
                        || history.byKey(
                                        parcel.chain(),
                                        EntryKey.following("arrived", sent.get().transfer()))
                                .isPresent());
    }

    /** What a parcel is, where its entry has been written and goes to the receiver it is named after. */
    Optional<TransferSent> sent(Holder parcel) {
        return history.byKey(parcel.chain(), parcel.key()).flatMap(entry -> sent(parcel, entry));
    }

    private static Optional<TransferSent> sent(Holder parcel, Entry entry) {
        return entry.movements().stream()
                .filter(TransferSent.class::isInstance)
                .map(TransferSent.class::cast)
                .filter(sent -> sent.to().equals(receiver(parcel)))
                .findFirst();
    }

    /** Whether a state of the receiver has the end of a transfer: the points, or the refusal to take them. */
    Optional<Entry> end(TransferSent sent) {
        return history.byKey(sent.to(), EntryKey.following("transfer", sent.transfer()));
    }

    /** Gives the claim of a transfer up that has ended. */
    void forget(ChainId sender, SentTransfer sent) {
        history.bySeq(sender, sent.id().seq())
                .ifPresent(entry -> release(
                        claim(sent.to(), sender, entry.request().key()),
                        sender,
                        entry.request().key()));
    }

    /** Gives the claim up that a repeat has taken again. */
    void forget(ChainId receiver, Call call) {
        release(claim(receiver, call), call.chain(), call.key());
    }

    private void release(Claim claim, ChainId sender, EntryKey key) {
        claims.release(new Holder(claim.id(), sender, key));
    }
}
