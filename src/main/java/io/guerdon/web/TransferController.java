package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.correction.CorrectionRefusal.UnknownUnit;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.MemberRef;
import io.guerdon.member.Members;
import io.guerdon.member.Resolution;
import io.guerdon.transfer.SendPoints;
import io.guerdon.transfer.Transfers;
import io.guerdon.unit.Points;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import io.guerdon.web.SpendAnswers.PointsTransferred;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Points from member to member. */
@Controller
class TransferController {
    private final Desk desk;
    private final Members members;
    private final Transfers transfers;

    TransferController(Desk desk, Members members, Transfers transfers) {
        this.desk = desk;
        this.members = members;
        this.transfers = transfers;
    }

    @PostMapping("/v1/members/{member}/transfers")
    @Operation(summary = "Send points to another member")
    @Requires(Act.TRANSFER)
    Answer<PointsTransferred> transfer(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody TransferBody body) {
        return desk.change(new Order(caller, key, member), (_, call) -> send(body, call), PointsTransferred::of);
    }

    private Outcome send(TransferBody body, Call call) {
        ProgramId program = call.chain().program();
        MemberRef to = MemberRef.parse(body.to());
        SendPoints command = new SendPoints(
                members.directory().blinded(program, to), new WalletId(body.unit()), new Points(body.amount()));
        if (!command.unit().equals(WalletId.POINTS)) {
            return transfers.refuse(command, new UnknownUnit(body.unit()), call);
        }
        return switch (members.directory().resolve(program, to)) {
            case Resolution.Found found -> transfers.send(command, found.chain(), call);
            case Resolution.Barred barred -> transfers.refuse(command, barred.refusal(), call);
            case Resolution.Missed missed -> transfers.refuse(command, missed.refusal(), call);
        };
    }
}
