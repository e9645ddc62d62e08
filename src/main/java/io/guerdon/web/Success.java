package io.guerdon.web;

import io.guerdon.access.Act;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** With which statuses an endpoint says that all went well. */
final class Success {
    private Success() {}

    static List<String> of(HandlerMethod endpoint) {
        Requires requires = endpoint.getMethodAnnotation(Requires.class);
        if (requires == null || !endpoint.hasMethodAnnotation(PostMapping.class)) {
            return List.of("200");
        }
        return of(requires.value());
    }

    private static List<String> of(Act act) {
        return switch (act) {
            case ENROL -> List.of("200", "201");
            case ADJUST -> List.of("201", "202");
            case VERIFY_LEDGER, BACKTEST, RECONCILE, REDELIVER_EVENT, REDELIVER_PARTNER_EVENT -> List.of("202");
            case SEND_BATCH, HAND_IN_TICKETS -> List.of("200");
            default -> List.of("201");
        };
    }
}
