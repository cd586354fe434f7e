package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Instants;
import dev.costtracker.api.http.Origin;
import dev.costtracker.api.http.PathTeam;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Invitation;
import dev.costtracker.core.team.InviteMember;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invites members to sign in with an account of the organisation. */
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/members/{member}/invitation", produces = "application/json")
class InvitationController {

    private final Commands commands;
    private final Clock clock;
    private final boolean leadsSomewhere;
    private final SecureRandom random = new SecureRandom();

    InvitationController(Commands commands, Clock clock, Settings settings) {
        this.commands = commands;
        this.clock = clock;
        this.leadsSomewhere = settings.oidc() != null;
    }

    /**
     * An invitation.
     *
     * @param link where the member signs in, with the code, which is shown this once
     */
    record InvitationView(MemberId member, String link, Instant expiresAt) {}

    @PostMapping
    @AtLeast(Standing.MANAGER)
    ResponseEntity<InvitationView> invite(
            @PathTeam Caller caller, @PathVariable String member, HttpServletRequest request) {
        if (!leadsSomewhere) {
            throw Problem.of(TeamProblems.NO_ISSUER, "no OpenID provider is set, so an invitation would lead nowhere")
                    .exception();
        }
        var code = Codes.random(random);
        var expiresAt = Instants.now(clock).plus(Invitation.LASTS);
        var command = new InviteMember(caller, Paths.member(member), Keys.hash(code), expiresAt);
        Receipt<MemberId> receipt = commands.send(caller, command);
        var link = Origin.of(request) + "/login/oidc?invitation=" + code;
        var view = new InvitationView(receipt.result(), link, expiresAt);
        return Answers.written(201, receipt.position(), view);
    }
}
