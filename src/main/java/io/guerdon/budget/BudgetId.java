package io.guerdon.budget;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.util.Comparator;

/**
 * The budget of a group of rules, or of a merchant, in one period.
 *
 * @param owner the group, or the merchant with a sign before it that no name begins with
 * @param period its name, for example {@code 2026-11}; {@code packs} where it is of what was bought
 */
public record BudgetId(ProgramId program, String owner, String period) implements Comparable<BudgetId> {
    private static final String PREFIX = "budget:";
    private static final String MERCHANT = "@";
    private static final String PACKS = "packs";
    private static final Comparator<BudgetId> ORDER = Comparator.comparing((BudgetId id) -> id.program.value())
            .thenComparing(BudgetId::owner)
            .thenComparing(BudgetId::period);

    /** Of what a merchant may issue. */
    public static BudgetId of(ProgramId program, MerchantId merchant, String period) {
        return new BudgetId(program, owner(merchant), period);
    }

    /** Of the points that a merchant has bought, for all time. */
    public static BudgetId ofPacks(ProgramId program, MerchantId merchant) {
        return of(program, merchant, PACKS);
    }

    /** How a merchant is named among owners. */
    public static String owner(MerchantId merchant) {
        return MERCHANT + merchant;
    }

    /** Whether it is one of what a merchant may issue. */
    public boolean isOfMerchant() {
        return owner.startsWith(MERCHANT);
    }

    /** Whether it is one of what a merchant has bought. */
    public boolean isOfPacks() {
        return isOfMerchant() && period.equals(PACKS);
    }

    /** What turns at one of its blocks are called. */
    String block(int number) {
        return PREFIX + owner + ":" + period + ":" + number;
    }

    /** Whether turns are those at a block of some budget. */
    static boolean isBlock(String turnsOf) {
        return turnsOf.startsWith(PREFIX);
    }

    /** The budget whose block it is. */
    static BudgetId of(ProgramId program, String block) {
        String[] parts = block.split(":", -1);
        return new BudgetId(program, parts[1], parts[2]);
    }

    /** The number of a block. */
    static int number(String block) {
        return Integer.parseInt(block.substring(block.lastIndexOf(':') + 1));
    }

    @Override
    public int compareTo(BudgetId other) {
        return ORDER.compare(this, other);
    }
}
