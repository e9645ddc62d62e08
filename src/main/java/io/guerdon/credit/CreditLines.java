package io.guerdon.credit;

import io.guerdon.credit.CreditRefusal.CreditLineNotFound;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.CreditSettings;
import io.guerdon.program.Program;
import io.guerdon.redemption.Purse;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What members may owe, and do. */
public final class CreditLines {
    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;

    /** Of a ledger. */
    public CreditLines(Ledger ledger, Accounts accounts, History history) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
    }

    /** Grants credit, or changes how much. */
    public Outcome limit(Program program, SetCreditLimit command, Call call) {
        return program.catalogue()
                .creditLine(command.wallet())
                .map(settings -> ledger.submit(new LimitDecision(program, settings, command, call)))
                .orElseGet(() -> ledger.refuse(
                        LimitDecision.terms(command, call),
                        new CreditLineNotFound(command.wallet().value())));
    }

    /** Repays what is owed, in part or whole. */
    public Outcome repay(Program program, RepayCredit command, Call call) {
        return ledger.submit(new RepayDecision(program, command, call));
    }

    /** Blocks credit, or unblocks it. */
    public Outcome block(BlockCredit command, Call call) {
        return ledger.submit(new BlockDecision(command, call));
    }

    /** What something would come to. */
    public sealed interface Preview {
        /** A line as it would be, and its account. */
        record Would(CreditLine line, CreditFigures figures, CreditLevel level, AccountState after)
                implements Preview {}

        /** Nothing. */
        record Refused(Refusal refusal) implements Preview {}
    }

    /** What a limit would come to, by the function that sets it. */
    public Preview preview(Program program, SetCreditLimit command, ChainId chain, Actor actor) {
        return program.catalogue()
                .creditLine(command.wallet())
                .map(settings -> preview(
                        new LimitDecision(program, settings, command, unasked(chain, actor)), command.wallet(), chain))
                .orElseGet(() -> new Preview.Refused(
                        new CreditLineNotFound(command.wallet().value())));
    }

    /** What a repayment would come to, by the function that takes it. */
    public Preview preview(Program program, RepayCredit command, ChainId chain, Actor actor) {
        RepayDecision decision = new RepayDecision(program, command, unasked(chain, actor));
        return preview(decision, command.wallet(), chain);
    }

    private static Call unasked(ChainId chain, Actor actor) {
        return new Call(chain, EntryKey.following("preview", chain), actor, 0);
    }

    private <C> Preview preview(Operation<C> operation, WalletId wallet, ChainId chain) {
        Instant now = ledger.time().now(chain.program());
        AccountState before = Due.applied(accounts.read(chain), now, ledger.suspended(chain.program()));
        return switch (ledger.preview(operation, before, now)) {
            case Verdict.Commit commit ->
                would(Fold.apply(before, commit.draft().movements()), wallet);
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    private static Preview would(AccountState after, WalletId wallet) {
        CreditLine line = CreditLine.of(after, wallet).orElseThrow();
        CreditFigures figures = figures(line, after);
        return new Preview.Would(line, figures, line.level(figures), after);
    }

    /**
     * A member's line of credit.
     *
     * @param blocked whether it is {@code BLOCK}ed
     * @param level how far it is used
     * @param ages what is owed by age, the youngest first
     */
    public record Standing(
            CreditLine line, CreditFigures figures, BlockCredit.Act blocked, CreditLevel level, List<Age> ages) {}

    /** Those of a member, in the order of the settings. */
    public List<Standing> of(Program program, ChainId chain) {
        Instant now = ledger.time().now(chain.program());
        AccountState state = Due.applied(accounts.read(chain), now, ledger.suspended(chain.program()));
        List<Standing> standings = new ArrayList<>();
        for (CreditSettings settings : program.catalogue().creditLines()) {
            CreditLine.of(state, settings.wallet())
                    .ifPresent(line -> standings.add(standing(program, settings, line, state, now)));
        }
        return standings;
    }

    private Standing standing(
            Program program, CreditSettings settings, CreditLine line, AccountState state, Instant now) {
        CreditFigures figures = figures(line, state);
        BlockCredit.Act last = Purse.isBlocked(line.wallet(), state) ? BlockCredit.Act.BLOCK : BlockCredit.Act.UNBLOCK;
        List<Age> ages = new Ageing(settings.ageingDays(), program.place().zone())
                .of(OpenSpends.read(history, state, line.wallet(), figures.owed()), now);
        return new Standing(line, figures, last, line.level(figures), ages);
    }

    /** Where a line stands in an account. */
    static CreditFigures figures(CreditLine line, AccountState state) {
        return CreditFigures.of(line, state.wallet(line.wallet()), state.held(line.wallet()));
    }
}
