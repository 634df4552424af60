#include "storage/idempotency.hpp"

#include "storage/database.hpp"
#include "tests/support/district.hpp"

#include <atomic>
#include <thread>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

TEST_CASE("a key is claimed once by an account, and its answer kept for it")
{
    District db;
    const Instant now = at("2015-03-02 08:00");
    CHECK_FALSE(find_answer(db.session(), "tiepnhan", "key").has_value());
    CHECK(claim_answer(db.session(), "tiepnhan", "key", "body", now));
    CHECK_FALSE(claim_answer(db.session(), "tiepnhan", "key", "other", now));
    CHECK(claim_answer(db.session(), "motcua", "key", "body", now));
    keep_answer(db.session(), "tiepnhan", "key", "answer");
    const auto kept = find_answer(db.session(), "tiepnhan", "key");
    REQUIRE(kept);
    CHECK(kept->body_hash == "body");
    CHECK(kept->answer == "answer");
    CHECK(find_answer(db.session(), "motcua", "key")->answer.empty());
}

TEST_CASE("old answers are forgotten")
{
    District db;
    claim_answer(db.session(), "tiepnhan", "old", "body", at("2015-03-01 08:00"));
    claim_answer(db.session(), "tiepnhan", "new", "body", at("2015-03-02 08:00"));
    forget_answers(db.session(), at("2015-03-02 08:00"));
    CHECK_FALSE(find_answer(db.session(), "tiepnhan", "old").has_value());
    CHECK(find_answer(db.session(), "tiepnhan", "new").has_value());
}

TEST_CASE("of many requests with one key at once one does the work, and a rejected one leaves the key free")
{
    District db;
    Database database{{.url = db.url(), .connections = 4}};
    const auto claim = [&](bool keep) {
        const auto done = database.transact_now([&](Session& session) -> Result<bool> {
            const bool mine = claim_answer(session, "tiepnhan", "key", "body", at("2015-03-02 08:00"));
            if (!keep) return reject(Reason::wrong_state);
            if (mine) keep_answer(session, "tiepnhan", "key", "done");
            return mine;
        });
        return done.value_or(false);
    };
    CHECK_FALSE(claim(false));
    std::atomic<int> worked = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) clients.emplace_back([&] { worked += claim(true) ? 1 : 0; });
    for (auto& client : clients) client.join();
    CHECK(worked == 1);
    CHECK(find_answer(db.session(), "tiepnhan", "key")->answer == "done");
}
