package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.backtest.BacktestRefusal.BacktestNotFound;
import io.guerdon.backtest.Report;
import io.guerdon.drafting.DraftRefusal.DraftNotFound;
import io.guerdon.drafting.Drafting;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A draft, tried on what really happened. */
@Controller
class BacktestController {
    private final Desk desk;
    private final Drafting drafting;
    private final BacktestRuns runs;

    BacktestController(Desk desk, Drafting drafting, BacktestRuns runs) {
        this.desk = desk;
        this.drafting = drafting;
        this.runs = runs;
    }

    @GetMapping("/v1/program/draft/backtest")
    @Operation(summary = "How far the latest backtest is, or what it came to")
    @Requires(Act.BACKTEST)
    Answer<BacktestAnswer> latest(Caller caller) {
        return runs.latest(caller.program())
                .map(run -> Answer.ok(BacktestAnswer.of(run)))
                .orElseGet(() -> Answer.refused(new BacktestNotFound()));
    }

    @PostMapping("/v1/program/draft/backtest")
    @Operation(summary = "Try the draft on the program's whole history, unless a backtest is running")
    @Requires(Act.BACKTEST)
    Answer<BacktestAnswer> start(Caller caller) {
        return desk.guarded(() -> drafting.draft(caller.program())
                .map(draft -> started(draft.program()))
                .orElseGet(() -> Answer.refused(new DraftNotFound())));
    }

    private Answer<BacktestAnswer> started(Program draft) {
        return runs.start(draft)
                .<Answer<BacktestAnswer>>map(
                        there -> new Answer.Given<>(202, BacktestAnswer.of(there), Answer.Told.FIRST))
                .orElseThrow(() -> new Rejection(Fault.OVERLOADED));
    }

    /**
     * What a draft would have come to.
     *
     * @param state running, done or broken-off
     * @param revision the number the draft would be published with
     * @param entries read so far
     * @param purchases weighed so far
     */
    record BacktestAnswer(
            String state,
            int revision,
            long entries,
            long purchases,
            long members,
            List<WalletChange> wallets,
            List<MemberChange> gains,
            List<MemberChange> losses) {
        static BacktestAnswer of(BacktestRuns.Progress run) {
            Report report = run.report();
            return new BacktestAnswer(
                    run.state().wire(),
                    run.rules().revision(),
                    report.entries(),
                    report.purchases(),
                    report.members(),
                    report.wallets().entrySet().stream()
                            .map(wallet -> WalletChange.of(wallet.getKey(), wallet.getValue(), run.rules()))
                            .toList(),
                    report.gains().stream().map(MemberChange::of).toList(),
                    report.losses().stream().map(MemberChange::of).toList());
        }
    }

    /**
     * A wallet's sums.
     *
     * @param recorded what the ledger gave and has not taken back
     * @param would what the draft would have given
     * @param costMinor what the difference costs whoever funds it, were all of it spent, in minor units
     * @param openRecorded the part of recorded that has not run out, spent or not: what the liability is at most
     * @param openWould the same of would
     */
    record WalletChange(
            String unit,
            long recorded,
            long would,
            long costMinor,
            long openRecorded,
            long openWould,
            long winners,
            long losers) {
        static WalletChange of(WalletId wallet, Report.Change change, Program rules) {
            return new WalletChange(
                    wallet.value(),
                    change.recorded(),
                    change.would(),
                    cost(wallet, change.would() - change.recorded(), rules),
                    change.openRecorded(),
                    change.openWould(),
                    change.winners(),
                    change.losers());
        }

        private static long cost(WalletId wallet, long difference, Program rules) {
            EarnPolicy earning = rules.policies().earning();
            if (wallet.equals(WalletId.POINTS)) {
                return Math.multiplyExact(difference, earning.unitCostMinor()) / earning.unitCostPoints();
            }
            return rules.paysMoney(wallet) ? difference : 0;
        }
    }

    /** What it is for one member. */
    record MemberChange(String member, String unit, long recorded, long would) {
        static MemberChange of(Report.Difference difference) {
            return new MemberChange(
                    difference.member().value(),
                    difference.wallet().value(),
                    difference.recorded(),
                    difference.would());
        }
    }
}
