package dev.costtracker.api.login;

import dev.costtracker.api.http.Problem;
import dev.costtracker.api.team.Keys;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.team.Accounts;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.LinkAccount;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.Subject;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamRejection.AccountNotKnown;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Tells who has come back from the issuer, and whom of ours that is. */
final class OidcSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    private final Issuer issuer;
    private final OidcAuthorizationCodeAuthenticationProvider spring;
    private final Accounts accounts;
    private final People people;
    private final Commands commands;
    private final Clock clock;
    private final TimeOrderedIds ids;

    OidcSignIn(
            Issuer issuer,
            OidcAuthorizationCodeAuthenticationProvider spring,
            Accounts accounts,
            People people,
            Commands commands,
            Clock clock) {
        this.issuer = issuer;
        this.spring = spring;
        this.accounts = accounts;
        this.people = people;
        this.commands = commands;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
    }

    /**
     * The account's owner here; a new account is linked first, if its verified e-mail or an invitation says with whom, and a
     * linked one once more by an invitation, for its team or, by an administrator's, for all.
     *
     * @throws AccountNotKnown if nothing says that
     */
    Caller caller(OAuth2AuthorizationExchange exchange, @Nullable String invitation) {
        var user = user(exchange);
        var subject = issuer.subject(user.getSubject());
        var known = accounts.holder(subject);
        if (known.isPresent() && !isInvited(known.get(), invitation)) {
            return known.get();
        }
        link(user, subject, invitation);
        return accounts.holder(subject).orElseThrow(AccountNotKnown::new);
    }

    /** One that is used up changes nothing for an account that signs in anyway. */
    private boolean isInvited(Caller known, @Nullable String invitation) {
        if (invitation == null) {
            return false;
        }
        var made = accounts.invitation(Keys.hash(invitation), clock.instant());
        if (made.isPresent() && !made.get().member().equals(known.member())) {
            throw Problem.of(
                            LoginProblems.ACCOUNT_LINKED,
                            "the account is linked with another member than the invited one")
                    .exception();
        }
        return made.isPresent();
    }

    /** Spring Security has the code exchanged, and checks state, nonce and the token's signature, issuer, audience and time. */
    private OidcUser user(OAuth2AuthorizationExchange exchange) {
        try {
            var asked = new OAuth2LoginAuthenticationToken(issuer.registration(), exchange);
            var answer = Objects.requireNonNull(spring.authenticate(asked), "it does OpenID Connect");
            return (OidcUser) Objects.requireNonNull(answer.getPrincipal());
        } catch (AuthenticationException e) {
            LOG.atInfo().addKeyValue("reason", e.getClass().getSimpleName()).log("a sign-in at the issuer failed");
            throw Problem.of(LoginProblems.SIGN_IN_FAILED, "the issuer did not confirm who this is; begin again")
                    .exception();
        }
    }

    private void link(OidcUser user, Subject subject, @Nullable String invitation) {
        if (invitation == null) {
            linkByEmail(user, subject);
        } else {
            var hash = Keys.hash(invitation);
            var made = accounts.invitation(hash, clock.instant()).orElseThrow(AccountNotKnown::new);
            link(made.team(), made.member(), subject, hash);
        }
    }

    private void linkByEmail(OidcUser user, Subject subject) {
        var email = user.getEmail();
        if (email == null || !Boolean.TRUE.equals(user.getEmailVerified())) {
            throw new AccountNotKnown();
        }
        var person = accounts.withEmail(email).orElseThrow(AccountNotKnown::new);
        var team = person.roles().keySet().stream().min(Comparator.comparing(TeamId::value));
        link(team.orElseThrow(AccountNotKnown::new), person.id(), subject, null);
    }

    private void link(TeamId team, MemberId member, Subject subject, @Nullable String invitation) {
        var id = new KeyId(ids.next().toString());
        commands.send(
                new Caller(team, member, id, Standing.MEMBER),
                new LinkAccount(team, member, id, people.sealSubject(member, subject), invitation, clock.instant()));
    }
}
