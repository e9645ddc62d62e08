package io.guerdon.credit;

import io.guerdon.credit.CreditRefusal.CreditLineNotFound;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.CreditSettings;
import io.guerdon.program.Program;
import io.guerdon.redemption.Purse;
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
                .map(settings -> ledger.submit(new LimitDecision(settings, command, call)))
                .orElseGet(() -> ledger.refuse(
                        LimitDecision.terms(command, call),
                        new CreditLineNotFound(command.wallet().value())));
    }

    /** Repays what is owed, in part or whole. */
    public Outcome repay(Program program, RepayCredit command, Call call) {
        return ledger.submit(new RepayDecision(program.place().currency(), command, call));
    }

    /** Blocks credit, or unblocks it. */
    public Outcome block(BlockCredit command, Call call) {
        return ledger.submit(new BlockDecision(command, call));
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
        AccountState state = Due.applied(accounts.read(chain), now);
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
