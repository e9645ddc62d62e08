package io.guerdon.statement;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * What happened to a member's wallets in a stretch of days.
 *
 * @param chain whose
 * @param days by when entries were written, so that a statement of days that are over never changes
 * @param wallets those in which there was something, or something happened, by name
 */
public record Statement(ChainId chain, Days days, List<Part> wallets) {

    /**
     * One wallet's part. What the member has counts whether it is available, held or pending, less what is owed.
     *
     * @param wallet which, and its unit
     * @param opening balance when the first day began
     * @param lines what changed it, in order
     * @param closing balance when the last day was over, or now
     */
    public record Part(WalletId wallet, long opening, List<Line> lines, long closing) {
        /** What came in, not negative. */
        public long credited() {
            return lines.stream().mapToLong(line -> Math.max(0, line.amount())).sum();
        }

        /** What went out, not negative. */
        public long debited() {
            return lines.stream().mapToLong(line -> Math.max(0, -line.amount())).sum();
        }
    }

    /**
     * What one entry did to a wallet.
     *
     * @param entry which
     * @param amount positive came in, negative went out
     * @param balance after it
     */
    public record Line(Entry entry, long amount, long balance) {}
}
