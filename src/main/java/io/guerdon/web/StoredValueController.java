package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.storedvalue.BlockStoredValue;
import io.guerdon.storedvalue.TopUps;
import io.guerdon.unit.WalletId;
import io.guerdon.web.TopUpAnswers.StoredValueTold;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Stops what members have paid in from being used, and lets it be used again. */
@Controller
class StoredValueController {
    private static final String STORED_VALUE = "/v1/members/{member}/stored-values/{storedValue}";

    private final Desk desk;
    private final TopUps topUps;

    StoredValueController(Desk desk, TopUps topUps) {
        this.desk = desk;
        this.topUps = topUps;
    }

    @PostMapping(STORED_VALUE + "/block")
    @Operation(summary = "Let a member's stored value be neither spent nor topped up; what is held stays so")
    @Requires(Act.BLOCK_STORED_VALUE)
    Answer<StoredValueTold> block(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String storedValue,
            @RequestBody ReasonBody body) {
        return change(new Order(caller, key, member), BlockStoredValue.Act.BLOCK, storedValue, body);
    }

    @PostMapping(STORED_VALUE + "/unblock")
    @Operation(summary = "Let blocked stored value be used again")
    @Requires(Act.BLOCK_STORED_VALUE)
    Answer<StoredValueTold> unblock(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String storedValue,
            @RequestBody ReasonBody body) {
        return change(new Order(caller, key, member), BlockStoredValue.Act.UNBLOCK, storedValue, body);
    }

    private Answer<StoredValueTold> change(Order order, BlockStoredValue.Act act, String storedValue, ReasonBody body) {
        WalletId unit = new WalletId(Fields.name("storedValue", storedValue));
        return desk.change(
                order,
                (program, call) -> topUps.block(program, new BlockStoredValue(act, unit, body.reason()), call),
                StoredValueTold::of);
    }
}
