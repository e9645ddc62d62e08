package io.guerdon.earning;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;

/** Tells how many points merchants have paid for in advance. */
@FunctionalInterface
public interface PointsBought {
    /** Of merchants that have bought nothing. */
    PointsBought NONE = (_, _) -> 0;

    /** All that a merchant has ever bought; never more than there are, and less for no longer than a read may be behind. */
    long of(ProgramId program, MerchantId merchant);
}
