package io.guerdon.load;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** A revision of the demo program in which members pay money in, get a tenth more, and spend both. */
final class StoredValue {
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}
        """;
    private static final String VALUE = """
        {"id":"stored-value","parts":{"principal":"paid-in","bonus":"given","order":"PRINCIPAL_FIRST"},
         "limits":{"least":1,"most":500000,"highestPrincipal":1000000000,"mostPerDay":1000000000},
         "bonus":{"steps":[{"from":1000,"basisPoints":1000}],"rounding":"DOWN","whenSpent":"DEDUCT"}}
        """;

    private StoredValue() {}

    static void publish(Revisions revisions) throws IOException {
        revisions.publish(settings -> {
            ObjectNode catalogue = (ObjectNode) settings.path("catalogue");
            add(revisions, catalogue, "wallets", WALLET.formatted("paid-in"));
            add(revisions, catalogue, "wallets", WALLET.formatted("given"));
            add(revisions, catalogue, "storedValues", VALUE);
        });
    }

    private static void add(Revisions revisions, ObjectNode catalogue, String list, String one) {
        catalogue.withArray(list).add(revisions.part(one));
    }
}
