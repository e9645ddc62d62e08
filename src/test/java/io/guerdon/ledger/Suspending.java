package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;

/** Suspends one merchant for a while; nothing changes hands otherwise. */
public final class Suspending implements Clearing {
    private final MerchantId merchant;
    private Instant from = Instant.MAX;
    private Instant until = Instant.MAX;

    /** Of a merchant that takes part so far. */
    public Suspending(MerchantId merchant) {
        this.merchant = merchant;
    }

    /** From an instant up to another, which must not be over yet. */
    public void between(Instant first, Instant end) {
        from = first;
        until = end;
    }

    @Override
    public Draft agreed(ChainId chain, Draft decided, Instant now) {
        return decided;
    }

    @Override
    public Suspended suspended(ProgramId program) {
        return (asked, at) -> asked.equals(merchant) && !at.isBefore(from) && at.isBefore(until);
    }
}
