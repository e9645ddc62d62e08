package io.guerdon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What can be read without a key: health, the OpenAPI document, and metrics by this machine itself. */
final class OpenPaths {
    private static final String OPERATING = "/actuator";
    private static final String HEALTH = "/actuator/health";
    private static final String DOCUMENT = "/v3/api-docs";

    private OpenPaths() {}

    static boolean isOpen(String path) {
        return isOrBelow(path, HEALTH) || isOrBelow(path, DOCUMENT) || path.equals(DOCUMENT + ".yaml");
    }

    static boolean isOperating(String path) {
        return isOrBelow(path, OPERATING);
    }

    /** A proxy on this machine forwards for others, and says so. */
    static boolean isLocalMetrics(String path, HttpServletRequest request) {
        return isOperating(path)
                && isLoopback(request.getRemoteAddr())
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static boolean isOrBelow(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
