package io.guerdon.ledger;

import io.guerdon.unit.RebateId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The rebates of an account, in the order of their names.
 *
 * @param running those over periods that are not closed
 * @param agreements those that the member was signed up for
 */
public record Rebates(PMap<RebateRef, Rebate> running, PMap<RebateId, Agreement> agreements) {
    private static final int REBATE_PARTS = 4;

    /** Of an account that has none. */
    public static final Rebates NONE = new Rebates(TreePMap.empty(), TreePMap.empty());

    /** Reads a snapshot back. */
    public static Rebates of(Iterable<Rebate> rebates, PMap<RebateId, Agreement> agreements) {
        Rebates all = new Rebates(TreePMap.empty(), agreements);
        for (Rebate rebate : rebates) {
            all = all.with(rebate.shared());
        }
        return all;
    }

    /** How many parts of an account's state it takes up, about; a rebate as much as a few lots, and the lots that it paid. */
    int parts() {
        int parts = agreements.size();
        for (Rebate rebate : running.values()) {
            parts += REBATE_PARTS + rebate.paid().lots().size();
        }
        return parts;
    }

    Rebates with(Rebate rebate) {
        return new Rebates(running.plus(rebate.ref(), rebate), agreements);
    }

    Rebates without(RebateRef ref) {
        return new Rebates(running.minus(ref), agreements);
    }

    Rebates with(RebateId rebate, Agreement agreement) {
        return new Rebates(running, agreements.plus(rebate, agreement));
    }

    /** One that has begun; a movement of one that has not cannot be. */
    Rebate begun(RebateRef ref) {
        Rebate rebate = running.get(ref);
        if (rebate == null) {
            throw new BrokenInvariant("rebate " + ref + " has not begun");
        }
        return rebate;
    }

    /** More or less of something is in a wallet. */
    Rebates counting(WalletId wallet, Instant expiresAt, long amount) {
        Rebates counted = this;
        for (Rebate rebate : running.values()) {
            if (rebate.terms().counts().has(wallet, expiresAt)) {
                counted = counted.with(rebate.plus(amount));
            }
        }
        return counted;
    }
}
