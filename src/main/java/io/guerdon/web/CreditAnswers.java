package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.credit.Age;
import io.guerdon.credit.BlockCredit;
import io.guerdon.credit.CreditFigures;
import io.guerdon.credit.CreditLimitSet;
import io.guerdon.credit.CreditLine;
import io.guerdon.credit.CreditLines;
import io.guerdon.credit.CreditRepaid;
import io.guerdon.credit.CreditStanding;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.web.SpendAnswers.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about credit. Amounts are in minor units. */
final class CreditAnswers {
    private CreditAnswers() {}

    /** A limit set. */
    record CreditLimitTold(
            Stamp entry, String unit, String lender, long limitBefore, long limit, Map<String, Totals> balances) {
        static CreditLimitTold of(Entry entry, ZoneId zone) {
            CreditLimitSet set = EarnAnswers.subject(entry, CreditLimitSet.class);
            return new CreditLimitTold(
                    Stamp.of(entry),
                    set.wallet().value(),
                    set.lender().value(),
                    set.before(),
                    set.limit(),
                    Totals.of(entry.after()));
        }
    }

    /** Something repaid, and what is still owed. */
    record RepaidTold(Stamp entry, String unit, Value repaid, long owed, Map<String, Totals> balances) {
        static RepaidTold of(Entry entry, ZoneId zone) {
            CreditRepaid repaid = EarnAnswers.subject(entry, CreditRepaid.class);
            return new RepaidTold(
                    Stamp.of(entry),
                    repaid.wallet().value(),
                    Value.of(repaid.paid().amount()),
                    repaid.owed(),
                    Totals.of(entry.after()));
        }
    }

    /** Credit blocked, or not any more. */
    record CreditTold(Stamp entry, String unit, String state, Map<String, Totals> balances) {
        static CreditTold of(Entry entry, ZoneId zone) {
            return new CreditTold(
                    Stamp.of(entry),
                    EarnAnswers.subject(entry, CreditStanding.class).wallet().value(),
                    entry.kind() == EntryKind.CREDIT_BLOCK ? "blocked" : "active",
                    Totals.of(entry.after()));
        }
    }

    /**
     * A member's line of credit.
     *
     * @param state active or blocked
     * @param available what can be spent, unless it is blocked
     * @param held for payments in progress
     * @param owed to be repaid
     * @param inFavour what the lender owes the member, because goods came back that had been repaid; left out where it is nothing
     * @param warnsAtBasisPoints from which share of the limit on the member is warned, in ten-thousandths
     * @param level how far it is used: {@code clear}, {@code warned} or {@code reached}
     * @param ages what is owed by days since it was spent; what is repaid pays the oldest first
     */
    record CreditView(
            String unit,
            String lender,
            String state,
            long limit,
            long available,
            long held,
            long owed,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long inFavour,
            int warnsAtBasisPoints,
            String level,
            List<AgeView> ages) {
        static CreditView of(CreditLines.Standing standing) {
            CreditLine line = standing.line();
            CreditFigures figures = standing.figures();
            return new CreditView(
                    line.wallet().value(),
                    line.lender().value(),
                    standing.blocked() == BlockCredit.Act.BLOCK ? "blocked" : "active",
                    line.limit(),
                    figures.available(),
                    figures.held(),
                    figures.owed(),
                    figures.inFavour(),
                    line.warnsAtBasisPoints(),
                    standing.level().name().toLowerCase(Locale.ROOT),
                    standing.ages().stream().map(AgeView::of).toList());
        }
    }

    /** A line as it would be. */
    record CreditPreview(
            String unit, long limit, long available, long held, long owed, String level, Map<String, Totals> balances) {
        static CreditPreview of(CreditLines.Preview.Would would) {
            CreditFigures figures = would.figures();
            return new CreditPreview(
                    would.line().wallet().value(),
                    would.line().limit(),
                    figures.available(),
                    figures.held(),
                    figures.owed(),
                    would.level().name().toLowerCase(Locale.ROOT),
                    Totals.of(Balances.of(would.after())));
        }
    }

    /** So much was spent so many days ago; the oldest have no end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgeView(int fromDays, @Nullable Integer toDays, long amount) {
        static AgeView of(Age age) {
            return new AgeView(
                    age.fromDays(), age.toDays().isPresent() ? age.toDays().getAsInt() : null, age.amount());
        }
    }

    /** What a member may owe, and does. */
    record CreditsView(List<CreditView> lines) {}
}
