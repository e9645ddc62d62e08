package io.guerdon.web;

import io.guerdon.access.Keyholder;
import io.guerdon.unit.MerchantId;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** The header in which a request says for which merchant it acts. It narrows whatever key there is, and widens none. */
final class MerchantHeader {
    static final String NAME = "Guerdon-Merchant";

    private MerchantHeader() {}

    /** Whoever sent the request, acting for the merchant that the header names, where it names one. */
    static Keyholder narrowed(Keyholder holder, HttpServletRequest request) {
        return request.getHeader(NAME) == null
                ? holder
                : Callers.actingFor(holder, merchant(Collections.list(request.getHeaders(NAME))));
    }

    /** Of several headers a proxy may read another one than we do. */
    private static MerchantId merchant(List<String> sent) {
        try {
            if (sent.size() == 1) {
                return new MerchantId(sent.getFirst());
            }
        } catch (IllegalArgumentException noName) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static Rejection unreadable() {
        return Rejection.ofField(Fault.INVALID_PARAMETER, NAME, "the name of one merchant, once");
    }

    /** As the OpenAPI document has it. */
    static Parameter described() {
        return new HeaderParameter()
                .name(NAME)
                .required(false)
                .description("For which merchant the request acts. A key of several merchants has to say it, save where"
                        + " the path names a partner; any other key is narrowed to that merchant, and 403"
                        + " another-merchant says that it may not act for it")
                .schema(new StringSchema().minLength(1).maxLength(64));
    }
}
