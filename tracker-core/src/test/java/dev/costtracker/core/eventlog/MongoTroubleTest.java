package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** What operators are told of an answer, with an example of each kind that takes more than a word. */
class MongoTroubleTest {

    private static MongoCommandException refusal(int code, String name) {
        var answer = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("codeName", new BsonString(name))
                .append("errmsg", new BsonString("ann is not authorized"));
        return new MongoCommandException(answer, new ServerAddress("host"));
    }

    @Test
    void namesAnErrorOfTheServer() {
        assertThat(MongoTrouble.of(refusal(13, "Unauthorized"))).isEqualTo("error 13 (Unauthorized)");
    }

    @Test
    void saysWhyAUserIsRefusedAndNotWho() {
        var ann = MongoCredential.createCredential("ann", "admin", "secret".toCharArray());
        var refused = new MongoSecurityException(ann, "ann is refused", refusal(18, "AuthenticationFailed"));
        assertThat(MongoTrouble.of(refused))
                .isEqualTo("the server refuses the user of the connection string: error 18 (AuthenticationFailed)");
    }

    @Test
    void namesTheKindOfWhatHasNoCode() {
        assertThat(MongoTrouble.of(new MongoException("shows too much"))).isEqualTo("MongoException");
    }
}
