package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Many requests in one. */
@Controller
class BatchController {
    static final String PATH = "/v1/batches";
    static final String TYPE = "application/x-ndjson";

    private final BatchDesk desk;
    private final Batch.Limits limits;

    BatchController(BatchDesk desk, WebProperties properties, BatchRoom room) {
        this.desk = desk;
        this.limits = new Batch.Limits(properties.batchWindow(), room);
    }

    @PostMapping(path = PATH, consumes = TYPE)
    @Operation(
            summary = "Many requests, one a line; the answers stream back in the order of the lines",
            description = "A line is {\"key\":…,\"op\":…,\"member\":…,\"of\":…,\"body\":{…}}, its answer"
                + " {\"key\":…,\"status\":…,\"body\":{…}}. Operations: enrol, status, block, purchase, return,"
                + " activity, redemption, hold, capture, void, transfer, adjustment, approval, reversal; \"of\" names"
                + " the card, purchase, hold, entry or approval where there is one. Lines about one member are handled"
                + " in order, however each names it. A bad line fails alone.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = TYPE, schema = @Schema(implementation = BatchLine.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = @Content(mediaType = TYPE, schema = @Schema(implementation = BatchReply.class))))
    @Requires(Act.SEND_BATCH)
    void batch(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(TYPE);
        new Batch(desk, caller, ProblemTexts.language(request.getHeader("Accept-Language")), limits)
                .run(request.getInputStream(), response.getOutputStream());
    }
}
