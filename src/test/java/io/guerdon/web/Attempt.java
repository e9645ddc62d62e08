package io.guerdon.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request as it goes over the wire, right or wrong.
 *
 * @param target may be anything without a blank or an end of line
 * @param headers without the length
 */
@SuppressWarnings("ArrayRecordComponent") // sent once and never compared
record Attempt(Contract.Operation operation, String target, Map<String, String> headers, byte[] body) {
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 512);
        bytes.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String head() {
        return operation.method() + " " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "Content-Length: " + body.length + "\r\n\r\n";
    }

    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.ISO_8859_1);
        return text.length() < 3_000 ? text : text.substring(0, 3_000) + "… " + text.length() + " characters";
    }
}
