package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.MemberRef;
import io.guerdon.member.Members;
import io.guerdon.member.Resolution;
import io.guerdon.prepaid.PlanTransfers;
import io.guerdon.prepaid.TransferPlan;
import io.guerdon.unit.ProgramId;
import io.guerdon.web.PlanAnswers.PlanTransferred;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Plans that go from one member to another. */
@Controller
class PlanTransferController {
    private final Desk desk;
    private final Members members;
    private final PlanTransfers transfers;

    PlanTransferController(Desk desk, Members members, PlanTransfers transfers) {
        this.desk = desk;
        this.members = members;
        this.transfers = transfers;
    }

    /**
     * A plan is to go to another member.
     *
     * @param to the receiver, named like {@code {member}} in a path
     */
    record PlanTransferBody(String to) {
        PlanTransferBody {
            to = Fields.text("to", to, 1_024);
            Fields.parsed("to", to, MemberRef::parse);
        }
    }

    @PostMapping(PlanController.PLAN + "/transfer")
    @Operation(
            summary = "Give a plan to another member",
            description =
                    "It goes on there as it was agreed, with what it has not released, or what is left of what was"
                            + " paid for it.")
    @Requires(Act.TRANSFER_PLAN)
    Answer<PlanTransferred> transfer(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String plan,
            @RequestBody PlanTransferBody body) {
        ArrangementId id = PlanController.id(plan);
        return desk.change(new Order(caller, key, member), (_, call) -> send(id, body, call), PlanTransferred::of);
    }

    private Outcome send(ArrangementId plan, PlanTransferBody body, Call call) {
        ProgramId program = call.chain().program();
        MemberRef to = MemberRef.parse(body.to());
        TransferPlan command = new TransferPlan(plan, members.directory().blinded(program, to));
        return switch (members.directory().resolve(program, to)) {
            case Resolution.Found found -> transfers.transfer(command, found.chain(), call);
            case Resolution.Barred barred -> transfers.refuse(command, barred.refusal(), call);
            case Resolution.Missed missed -> transfers.refuse(command, missed.refusal(), call);
        };
    }
}
