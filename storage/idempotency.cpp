#include "storage/idempotency.hpp"

namespace motcua::storage {

bool claim_answer(Session& session,
                  const std::string& account,
                  const std::string& key_hash,
                  const std::string& body_hash,
                  Instant now)
{
    return session
        .value<std::string>(
            "INSERT INTO idempotency (account, key_hash, body_hash, answer, created_at) "
            "VALUES (:account, :key, :body, '', :now) ON CONFLICT (account, key_hash) DO NOTHING RETURNING key_hash",
            {{"account", account}, {"key", key_hash}, {"body", body_hash}, {"now", now}})
        .has_value();
}

std::optional<StoredAnswer> find_answer(Session& session, const std::string& account, const std::string& key_hash)
{
    auto row = session.find<std::string, std::string>(
        "SELECT body_hash, answer FROM idempotency WHERE account = :account AND key_hash = :key",
        {{"account", account}, {"key", key_hash}});
    if (!row) return std::nullopt;
    return std::make_from_tuple<StoredAnswer>(std::move(*row));
}

void keep_answer(Session& session, const std::string& account, const std::string& key_hash, const std::string& answer)
{
    session.execute("UPDATE idempotency SET answer = :answer WHERE account = :account AND key_hash = :key",
                    {{"answer", answer}, {"account", account}, {"key", key_hash}});
}

void forget_answers(Session& session, Instant older_than)
{
    session.execute("DELETE FROM idempotency WHERE created_at < :time", {{"time", older_than}});
}

}  // namespace motcua::storage
