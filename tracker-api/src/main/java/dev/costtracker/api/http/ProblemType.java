package dev.costtracker.api.http;

/**
 * A kind of problem that the server can answer with; its URI is {@code /problems/<code>}.
 *
 * @param code stable, e.g. {@code invalid-request}
 * @param status the status it is answered with
 * @param title what it is, in a few words
 * @param explanation what it means and what to do, for the page at its URI: plain text, blank lines between paragraphs
 * @param example a detail that it could come with
 */
public record ProblemType(String code, int status, String title, String explanation, String example) {

    /** Where it is explained, relative to the server. */
    public String uri() {
        return "/problems/" + code;
    }
}
