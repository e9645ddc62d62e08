package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.web.MemberBodies.EnrolBody;
import io.guerdon.web.MemberBodies.StatusBody;
import io.guerdon.web.TopUpBodies.TopUpBody;
import io.guerdon.web.TopUpBodies.TopUpRefundBody;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a batch can do: the same endpoints, by the name of their operation. */
@Component
class BatchOps {
    /** The one that has no member yet. */
    static final String ENROL = "enrol";

    private final Map<String, Op<?>> ops = new LinkedHashMap<>();

    BatchOps(
            MemberEndpoints members,
            EarnController earning,
            SpendController spending,
            CorrectionController correction,
            MoneyEndpoints money) {
        members(members);
        earning(earning);
        topUps(money.topUps());
        spending(spending);
        add(
                "transfer",
                Act.TRANSFER,
                TransferBody.class,
                (line, caller, body) -> money.transfers().transfer(caller, key(line), line.memberNamed(), body));
        add(
                "conversion",
                Act.CONVERT,
                ConversionBody.class,
                (line, caller, body) -> money.conversions().convert(caller, key(line), line.memberNamed(), body));
        add(
                "adjustment",
                Act.ADJUST,
                AdjustmentBody.class,
                (line, caller, body) -> correction.adjust(caller, key(line), line.memberNamed(), body));
        add(
                "approval",
                Act.APPROVE,
                EmptyBody.class,
                (line, caller, body) ->
                        correction.approve(caller, key(line), line.memberNamed(), line.ofNamed(), body));
        add(
                "reversal",
                Act.REVERSE,
                ReasonBody.class,
                (line, caller, body) ->
                        correction.reverse(caller, key(line), line.memberNamed(), line.ofNamed(), body));
    }

    /** Those about the member itself. */
    @Component
    record MemberEndpoints(MemberController members, MemberCareController care) {}

    /** Those by which money comes, goes and changes hands. */
    @Component
    record MoneyEndpoints(TransferController transfers, TopUpController topUps, ConversionController conversions) {}

    private void topUps(TopUpController topUps) {
        add(
                "top-up",
                Act.TOP_UP,
                TopUpBody.class,
                (line, caller, body) -> topUps.topUp(caller, key(line), line.memberNamed(), body));
        add(
                "top-up-refund",
                Act.REFUND_TOP_UP,
                TopUpRefundBody.class,
                (line, caller, body) -> topUps.refund(caller, key(line), line.memberNamed(), line.ofNamed(), body));
    }

    private void members(MemberEndpoints endpoints) {
        add(
                ENROL,
                Act.ENROL,
                EnrolBody.class,
                (line, caller, body) -> endpoints.members().enrol(caller, key(line), body));
        add(
                "status",
                Act.CHANGE_STATUS,
                StatusBody.class,
                (line, caller, body) -> endpoints.care().status(caller, key(line), line.memberNamed(), body));
        add(
                "block",
                Act.CHANGE_IDENTIFIERS,
                EmptyBody.class,
                (line, caller, body) ->
                        endpoints.care().block(caller, key(line), line.memberNamed(), line.ofNamed(), body));
    }

    private void earning(EarnController earning) {
        add(
                "purchase",
                Act.RECORD_PURCHASE,
                PurchaseBody.class,
                (line, caller, body) -> earning.purchase(caller, key(line), line.memberNamed(), body));
        add(
                "return",
                Act.RETURN_GOODS,
                ReturnBody.class,
                (line, caller, body) -> earning.giveBack(caller, key(line), line.memberNamed(), line.ofNamed(), body));
        add(
                "activity",
                Act.REPORT_ACTIVITY,
                ActivityBody.class,
                (line, caller, body) -> earning.activity(caller, key(line), line.memberNamed(), body));
    }

    private void spending(SpendController spending) {
        add(
                "redemption",
                Act.REDEEM,
                RedemptionBody.class,
                (line, caller, body) -> spending.redeem(caller, key(line), line.memberNamed(), body));
        add(
                "hold",
                Act.HOLD,
                HoldBody.class,
                (line, caller, body) -> spending.hold(caller, key(line), line.memberNamed(), body));
        add(
                "capture",
                Act.HOLD,
                CaptureBody.class,
                (line, caller, body) -> spending.capture(caller, key(line), line.memberNamed(), line.ofNamed(), body));
        add(
                "void",
                Act.HOLD,
                EmptyBody.class,
                (line, caller, body) -> spending.release(caller, key(line), line.memberNamed(), line.ofNamed(), body));
    }

    private <B> void add(String name, Act act, Class<B> body, Endpoint<B> endpoint) {
        ops.put(name, new Op<>(act, body, endpoint));
    }

    private static IdempotencyKey key(BatchLine line) {
        return new IdempotencyKey(line.key());
    }

    /** The operation of a name. */
    Op<?> named(String name) {
        Op<?> op = ops.get(name);
        if (op == null) {
            throw new Rejection(Fault.UNKNOWN_OPERATION, Map.of("op", name));
        }
        return op;
    }

    /** An operation: what it requires, what it reads, whom it asks. */
    record Op<B>(Act act, Class<B> body, Endpoint<B> endpoint) {}

    /** The endpoint of the single request. */
    interface Endpoint<B> {
        Answer<?> call(BatchLine line, Caller caller, B body);
    }
}
