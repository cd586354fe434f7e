package dev.costtracker.api.session;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.session.CompleteEntry;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.RecordEntry;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Caller;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps the journal of a session. */
@RestController
@RequestMapping(path = "/api/v1/sessions/{session}/entries", produces = "application/json")
class JournalController {

    private final Commands commands;
    private final TimeOrderedIds ids;

    JournalController(Commands commands, Clock clock) {
        this.commands = commands;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
    }

    /** Which entry was written. */
    record EntryAnswer(EntryId id, SessionId session) {}

    @PostMapping
    ResponseEntity<EntryAnswer> record(Caller caller, @PathVariable String session, @JsonBody Fields body) {
        var id = body.optional("id", Kind.ID);
        var note = EntryFields.read(body);
        body.done();
        var entry = new EntryId(id.orNull() == null ? ids.next().toString() : id.get());
        var command = new RecordEntry(caller, Paths.session(session), entry, note.get());
        Receipt<EntryId> receipt = commands.send(caller, command);
        int status = receipt.written() ? 201 : 200;
        return Answers.written(status, receipt.position(), new EntryAnswer(entry, command.session()));
    }

    @PostMapping("/{entry}/done")
    ResponseEntity<EntryAnswer> complete(
            Caller caller,
            @PathVariable String session,
            @PathVariable String entry,
            @JsonBody(optional = true) Fields body) {
        var resolution = body.optional("resolution", Kind.REMARK);
        body.done();
        var command = new CompleteEntry(caller, Paths.session(session), Paths.entry(entry), resolution.orNull());
        Receipt<EntryId> receipt = commands.send(caller, command);
        return Answers.written(200, receipt.position(), new EntryAnswer(command.entry(), command.session()));
    }
}
