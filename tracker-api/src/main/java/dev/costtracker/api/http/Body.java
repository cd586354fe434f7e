package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.coyote.BadRequestException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Takes the bytes of a request's body, no more than allowed: counted as they come, whatever the headers say. */
final class Body {

    private Body() {}

    static byte[] read(HttpServletRequest request, int most, boolean optional) throws IOException {
        var bytes = ofAnyType(request, most);
        if (!(optional && bytes.length == 0 && request.getContentType() == null)) {
            checkType(request);
        }
        return bytes;
    }

    /** Of a type that is checked elsewhere. */
    static byte[] ofAnyType(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        var bytes = bytes(request, most);
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        return bytes;
    }

    /** Whether there is none; of one that is, its first byte is enough. */
    static boolean isAbsent(HttpServletRequest request) throws IOException {
        try {
            long length = request.getContentLengthLong();
            return length == 0 || (length < 0 && request.getInputStream().read() < 0);
        } catch (IOException e) {
            throw whyIncomplete(e);
        }
    }

    private static byte[] bytes(HttpServletRequest request, int most) throws IOException {
        try {
            return request.getInputStream().readNBytes(most + 1);
        } catch (IOException e) {
            throw whyIncomplete(e);
        }
    }

    private static ProblemException whyIncomplete(IOException e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return Problem.of(EdgeProblems.REQUEST_TIMEOUT, "the body did not come in time")
                        .exception();
            }
            if (cause instanceof BadRequestException) {
                return Problem.of(EdgeProblems.BAD_REQUEST, "the body's chunks are not well-formed")
                        .exception();
            }
        }
        throw e; // the client is gone
    }

    private static void checkType(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("the body must not be encoded");
        }
        var type = request.getContentType();
        if (type == null) {
            throw unsupported("the header Content-Type is missing; expected application/json");
        }
        if (!isJson(type)) {
            throw unsupported("the body must be application/json in UTF-8; got " + Shown.plain(type));
        }
    }

    private static boolean isJson(String type) {
        if (type.equals("application/json")) {
            return true; // what nearly all say, without parsing it
        }
        try {
            var parsed = MediaType.parseMediaType(type);
            var charset = parsed.getParameter("charset");
            return parsed.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null
                            || charset.replace("\"", "")
                                    .toUpperCase(Locale.ROOT)
                                    .equals(StandardCharsets.UTF_8.name()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static ProblemException unsupported(String detail) {
        return Problem.of(EdgeProblems.UNSUPPORTED_MEDIA_TYPE, detail).exception();
    }

    private static ProblemException tooLarge(int most) {
        return Problem.of(
                        EdgeProblems.BODY_TOO_LARGE,
                        String.format(Locale.ROOT, "the body must not have more than %,d bytes", most))
                .exception();
    }
}
