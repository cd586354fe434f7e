package dev.costtracker.api.http;

import java.util.List;
import org.springframework.http.HttpHeaders;

/** The problems that any operation can have, whatever it is about. */
public final class EdgeProblems {

    /** Something in body, query or header is not what it must be. */
    public static final ProblemType INVALID_REQUEST = new ProblemType(
            "invalid-request",
            400,
            "The request is not valid",
            """
            One or more fields, query parameters or headers are not what they must be. The member "errors" names each of \
            them with what was expected and what came; nothing was written.

            Unknown fields and parameters are refused too, so that a misspelt one is noticed, and so is any body that an \
            operation does not take: compare with the documentation at /docs.""",
            "usage.input must be a whole number from 0 to 100,000,000; got -1");

    /** The body is not readable as JSON. */
    public static final ProblemType MALFORMED_BODY = new ProblemType(
            "malformed-body", 400, "The body can't be read", """
            The body of the request is not one JSON value in UTF-8. The detail says where reading stopped. Bodies may be \
            nested 32 levels deep.""", "the body is not valid JSON at line 3, column 14");

    /** The request is not well-formed HTTP. */
    public static final ProblemType BAD_REQUEST =
            new ProblemType("bad-request", 400, "The request is not well-formed", """
            The request line, a header or the path does not follow HTTP, is too long, or holds characters that have no \
            place in it. Paths are taken as they are: no "//", no ";", no encoded slashes.""", "the path is not plain");

    /** No key, or none that is known. */
    public static final ProblemType UNAUTHORIZED = new ProblemType(
            "unauthorized",
            401,
            "A valid API key is needed",
            """
            Everything under /api needs an API key in the header "Authorization: Bearer cct_…", or the cookie of a login that \
            POST /login gave for one. The answer is the same whether the key is missing, malformed, unknown, expired or revoked, or its owner no longer belongs to its team.

            The administrator's key is shown on the server's console at its first start, or is what TRACKER_ADMIN_KEY \
            says. If it is lost, stop the server, delete the file admin-key.sha256 in its data folder and start it again: \
            it makes and shows a new one.""",
            "send a valid key as \"Authorization: Bearer cct_…\"");

    /** Nothing there. */
    public static final ProblemType NOT_FOUND = new ProblemType(
            "not-found",
            404,
            "There is nothing here",
            "No page or operation has this path. The operations are listed at /docs.",
            "nothing has this path");

    /** Not with this method. */
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed",
            405,
            "The method does not fit the path",
            "The path exists, but not with this method. The header Allow lists those it has.",
            "the path does not have this method");

    /** None of the accepted types can be produced. */
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType(
            "not-acceptable",
            406,
            "No acceptable form",
            "The operation can't answer in any of the media types that the header Accept names. Nothing was written.",
            "the header Accept names nothing this operation can produce");

    /** The client took too long to send. */
    public static final ProblemType REQUEST_TIMEOUT = new ProblemType(
            "request-timeout",
            408,
            "The request came too slowly",
            "The rest of the request did not come in time.",
            "the body did not come in time");

    /** More bytes than the operation takes. */
    public static final ProblemType BODY_TOO_LARGE = new ProblemType(
            "body-too-large", 413, "The body is too large", """
            A body may have 1 MB (1,048,576 bytes), and that of a batch 5 MB, however it is sent. Send a batch in several \
            requests.""", "the body must not have more than 1,048,576 bytes");

    /** Not JSON. */
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported-media-type",
            415,
            "The body is not declared as JSON",
            """
            A body must be sent with "Content-Type: application/json" (in UTF-8, the only charset JSON has) and without \
            Content-Encoding.""",
            "the body must be application/json in UTF-8; got text/plain");

    /** The key may not ask for so much. */
    public static final ProblemType RATE_LIMITED = new ProblemType(
            "rate-limited",
            429,
            "Too many requests with this key",
            """
            Each key may send so many requests a second (the setting TRACKER_RATE_LIMIT), and what it has not used in the \
            last two seconds in a burst; ten items of a batch count as one request. It may have a fifth of that number \
            answered at the same time, 20 at least. Nothing of the request was read: send it again after the time in \
            Retry-After.""",
            "the key has used up its requests; try again in 1 s");

    /** The address may not ask for so much without a key. */
    public static final ProblemType ADDRESS_LIMITED = new ProblemType(
            "address-limited",
            429,
            "Too many requests without a valid key",
            """
            Each address may send so many requests a second without a valid key, or to begin to sign in (the setting \
            TRACKER_ADDRESS_LIMIT), and ten times as many in a burst. A valid key is not counted and works meanwhile; the \
            rest may be sent again after the time in Retry-After. An IPv6 address counts together with its network of 64 bits.""",
            "too many requests without a valid key came from this address; try again in 1 s");

    /** The log has not reached the position that the reader demanded. */
    public static final ProblemType POSITION_NOT_REACHED = new ProblemType(
            "position-not-reached",
            503,
            "The position is not reached yet",
            """
            The header X-Min-Position demands a position that the server did not reach within two seconds. The member \
            "position" says where it is. Ask again after the time in Retry-After; a position comes from the header \
            X-Position of a write.""",
            "position 4711 was demanded; the server is at 4700");

    /** What is asked for is summed for the first time, or anew. */
    public static final ProblemType VIEW_BEING_BUILT = new ProblemType(
            "view-being-built",
            503,
            "The sums are being made",
            """
            What is asked for is answered from a stored view of the log, and this one is being built: after an update, or because \
            it was not there. It is at the member "position" of "head"; ask again after the time in Retry-After. What is logged \
            meanwhile is taken as always.""",
            "the view spend is being built: 81000 of 100000 events are in");

    /** Others kept changing the same things. */
    public static final ProblemType CONTENDED = new ProblemType(
            "contended",
            409,
            "Others changed the same things",
            """
            The request was decided several times over, and each time something it depends on had changed before it could be \
            written. Nothing was written; send it again.""",
            "others changed the same things at the same time, 12 times in a row");

    /** More than the log takes in one append. */
    public static final ProblemType TOO_LARGE = new ProblemType(
            "too-large",
            413,
            "More than can be kept at once",
            """
            What the request would write is larger than the log takes in one piece. Nothing was written. Send a batch in \
            several requests.""",
            "the events of one append are larger than the log takes");

    /** More waits to be written than is taken in. */
    public static final ProblemType OVERLOADED =
            new ProblemType("overloaded", 503, "Too much is waiting to be written", """
            The server takes in more than it can write at the moment. Nothing was written; send the request again after the \
            time in Retry-After.""", "too many writes are waiting");

    /** The log does not answer. */
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "The log does not answer", """
            The server could not reach its log in time, or is stopping. A write may have happened or may yet happen: send the \
            same request with the same id again after the time in Retry-After, and it takes effect once.""", "the log did not answer in time");

    /** A bug. */
    public static final ProblemType INTERNAL_ERROR = new ProblemType(
            "internal-error",
            500,
            "Something went wrong in the server",
            """
            This is a fault of the server, not of the request. Its log has the details under the id in the member "error". \
            Repeating a write is safe: its id makes it take effect once.""",
            "the server's log has it under the id 6f1c1d0e-8f0f-4a51-a5fb-3f0f1b3c3b55");

    /** All of them. */
    public static final List<ProblemType> ALL = List.of(
            INVALID_REQUEST,
            MALFORMED_BODY,
            BAD_REQUEST,
            UNAUTHORIZED,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            BODY_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            RATE_LIMITED,
            ADDRESS_LIMITED,
            CONTENDED,
            TOO_LARGE,
            OVERLOADED,
            UNAVAILABLE,
            POSITION_NOT_REACHED,
            VIEW_BEING_BUILT,
            INTERNAL_ERROR);

    private EdgeProblems() {}

    /** One answer for every reason, so that it tells nothing. */
    public static Problem unauthorized() {
        return Problem.of(UNAUTHORIZED, "send a valid key as \"Authorization: Bearer cct_…\"")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
