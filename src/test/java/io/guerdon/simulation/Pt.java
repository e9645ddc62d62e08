package io.guerdon.simulation;

import java.util.Comparator;

/** One single point of the model, with its own fate; the model knows no lots, only points that came together. */
final class Pt {
    static final long NEVER = Long.MAX_VALUE;
    static final Comparator<Pt> SPEND_ORDER =
            Comparator.comparingLong((Pt point) -> point.expires).thenComparingInt(point -> point.batch);

    final int batch;
    /** When it was earned, or given, or received. */
    final long born;

    long expires;
    /** When it can be spent: 0 for now, {@link #NEVER} for when an event is reported. */
    long matures;

    Pt(int batch, long born, long expires, long matures) {
        this.batch = batch;
        this.born = born;
        this.expires = expires;
        this.matures = matures;
    }

    boolean spendable() {
        return matures == 0;
    }
}
