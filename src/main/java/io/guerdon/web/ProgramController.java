package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.UnitTotals;
import io.guerdon.ledger.Verification;
import io.guerdon.program.Catalogue;
import io.guerdon.program.Program;
import io.guerdon.settlement.SettlementCheck;
import io.guerdon.unit.ProgramId;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The program itself. */
@Controller
class ProgramController {
    private final Desk desk;
    private final VerificationRun run;

    ProgramController(Desk desk, VerificationRun run) {
        this.desk = desk;
        this.run = run;
    }

    @GetMapping("/v1/program")
    @Operation(summary = "The program's settings in force now")
    @Requires(Act.READ_PROGRAM)
    Answer<ProgramAnswer> program(Caller caller) {
        return desk.guarded(() -> Answer.ok(ProgramAnswer.of(desk.program(caller))));
    }

    @GetMapping("/v1/program/verification")
    @Operation(summary = "How far the ledger check is, or what it came to; starts the first one")
    @Requires(Act.VERIFY_LEDGER)
    Answer<VerificationAnswer> verification(Caller caller) {
        return Answer.ok(VerificationAnswer.of(run.latest(), caller.program()));
    }

    @PostMapping("/v1/program/verification")
    @Operation(summary = "Start a ledger check, unless one is running")
    @Requires(Act.VERIFY_LEDGER)
    Answer<VerificationAnswer> verify(Caller caller) {
        return new Answer.Given<>(202, VerificationAnswer.of(run.start(), caller.program()), Answer.Told.FIRST);
    }

    /** Settings; policies are shown as they are kept. */
    record ProgramAnswer(
            String id,
            int revision,
            String zone,
            String currency,
            Program.Policies policies,
            List<MerchantAnswer> merchants,
            Catalogue catalogue) {
        static ProgramAnswer of(Program program) {
            return new ProgramAnswer(
                    program.id().value(),
                    program.revision(),
                    program.place().zone().getId(),
                    program.place().currency(),
                    program.policies(),
                    program.merchants().stream()
                            .map(merchant -> MerchantAnswer.of(program, merchant))
                            .toList(),
                    program.catalogue());
        }
    }

    /** A merchant: whether it issues points now, and whether it accepts them. */
    record MerchantAnswer(String id, boolean issues, boolean accepts) {
        static MerchantAnswer of(Program program, io.guerdon.program.Merchant merchant) {
            return new MerchantAnswer(
                    merchant.id().value(),
                    program.issuesAt(merchant.id()),
                    merchant.redeemRate().isPresent() && !program.isSuspended(merchant.id()));
        }
    }

    /**
     * A ledger check, over the whole ledger.
     *
     * @param state running, passed, failed, or broken off
     * @param faults of this program's members, and of entries that do not say whose they are, at most 100
     * @param units what all entries of this program come to, once all are read
     * @param settlements closed periods of this program that are wrong, once all are counted again
     */
    record VerificationAnswer(
            String state,
            long chains,
            long entries,
            List<FaultAnswer> faults,
            List<UnitAnswer> units,
            List<SettlementFaultAnswer> settlements) {
        static VerificationAnswer of(VerificationRun.Progress progress, ProgramId program) {
            return new VerificationAnswer(
                    progress.state().wire(),
                    progress.report().chains(),
                    progress.report().entries(),
                    progress.report().faults().stream()
                            .filter(fault -> fault.chain().program().equals(program)
                                    || fault.chain().equals(ChainId.UNREADABLE))
                            .map(FaultAnswer::of)
                            .toList(),
                    progress.report().totals().stream()
                            .filter(unit -> unit.program().equals(program))
                            .map(UnitAnswer::of)
                            .toList(),
                    progress.settlements().stream()
                            .filter(fault -> fault.program().equals(program))
                            .map(SettlementFaultAnswer::of)
                            .toList());
        }
    }

    /** A closed period that is not what it was closed from. */
    record SettlementFaultAnswer(String period, String partner, String what) {
        static SettlementFaultAnswer of(SettlementCheck.Fault fault) {
            return new SettlementFaultAnswer(fault.period(), fault.partner().value(), fault.what());
        }
    }

    /**
     * What all entries come to in one unit; the balances of all books together are nothing.
     *
     * @param books by kind: the members' own, and those of counterparties
     * @param wrong what does not add up, in words; nothing where all does
     */
    record UnitAnswer(String unit, List<BookAnswer> books, List<String> wrong) {
        static UnitAnswer of(UnitTotals totals) {
            List<BookAnswer> books = new ArrayList<>();
            totals.books()
                    .forEach((kind, flow) -> books.add(new BookAnswer(kind, flow.in(), flow.out(), flow.balance())));
            return new UnitAnswer(totals.unit().value(), books, totals.wrong());
        }
    }

    /**
     * What went in and out of all books of a kind.
     *
     * @param book for example {@code available}, {@code seller}, {@code acceptor}
     */
    record BookAnswer(String book, BigInteger in, BigInteger out, BigInteger balance) {}

    /** Something that does not add up. */
    record FaultAnswer(String member, long seq, String what) {
        static FaultAnswer of(Verification.Fault fault) {
            return new FaultAnswer(fault.chain().owner().value(), fault.seq(), fault.what());
        }
    }
}
