package io.guerdon.prepaid;

/**
 * What became of a plan so far, in minor units.
 *
 * @param paid everything
 * @param released of it: stored value that could be, or could have been, spent
 * @param unreleased of it: stored value that cannot be spent yet
 * @param refunded of it
 * @param fees of it
 * @param bonus what becomes of the bonus
 */
public record Figures(long paid, long released, long unreleased, long refunded, long fees, Bonus bonus) {
    /**
     * What became of a bonus.
     *
     * @param granted all that was agreed
     * @param vested of it: the member has, or had, it
     * @param unvested of it: the member may come to have it
     * @param dropped of it
     */
    public record Bonus(long granted, long vested, long unvested, long dropped) {}

    /** Whether nothing is missing and nothing is there twice. */
    public boolean addUp() {
        return paid == released + unreleased + refunded + fees
                && bonus.granted == bonus.vested + bonus.unvested + bonus.dropped;
    }
}
