#include "storage/idempotency.hpp"

namespace motcua::storage {

std::optional<StoredAnswer> find_answer(Session& session, const std::string& account, const std::string& key_hash)
{
    auto row = session.find<std::string, std::string>(
        "SELECT body_hash, answer FROM idempotency WHERE account = :account AND key_hash = :key",
        {{"account", account}, {"key", key_hash}});
    if (!row) return std::nullopt;
    return std::make_from_tuple<StoredAnswer>(std::move(*row));
}

bool keep_answer(
    Session& session, const std::string& account, const std::string& key_hash, const StoredAnswer& answer, Instant now)
{
    return session
        .value<std::string>(
            "INSERT INTO idempotency (account, key_hash, body_hash, answer, created_at) "
            "VALUES (:account, :key, :body, :answer, :now) ON CONFLICT (account, key_hash) DO NOTHING RETURNING "
            "key_hash",
            {{"account", account},
             {"key", key_hash},
             {"body", answer.body_hash},
             {"answer", answer.answer},
             {"now", now}})
        .has_value();
}

void forget_answers(Session& session, Instant older_than)
{
    session.execute("DELETE FROM idempotency WHERE created_at < :time", {{"time", older_than}});
}

}  // namespace motcua::storage
