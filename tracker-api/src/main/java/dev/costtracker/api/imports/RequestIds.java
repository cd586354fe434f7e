package dev.costtracker.api.imports;

import java.util.ArrayList;
import java.util.List;

/** Settles which answer a request id belongs to. */
final class RequestIds {

    private RequestIds() {}

    /**
     * Returns the answers without those that are known by a request id only which another answer has beside its own.
     *
     * <p>A request has one answer. A request id that two answers claim is a placeholder of some proxy, or a side chain's
     * on a replayed line; as an alias it would make one of two requests, so none of them keeps it.
     */
    static List<Answer> settle(List<Answer> answers) {
        var byRequest = new AnswerTable(Answer::requestIdBytes);
        var ambiguous = new ArrayList<Answer>();
        for (var answer : answers) {
            var request = answer.requestIdBytes();
            if (request != null) {
                var first = byRequest.find(request);
                if (first == null) {
                    byRequest.add(request, answer);
                } else {
                    ambiguous.add(first);
                    ambiguous.add(answer);
                }
            }
        }
        var settled = answers.stream()
                .filter(answer -> byRequest.find(answer.idBytes()) == null)
                .toList();
        ambiguous.forEach(Answer::forgetRequestId);
        return settled;
    }
}
