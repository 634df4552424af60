#pragma once

#include "tests/http/load.hpp"
#include "tests/support/receiver.hpp"

#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace motcua::tests {

inline const std::string kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
inline const std::string kOtherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
inline const std::string kWebhookScript = MOTCUA_TEST_SUPPORT "/webhook_receiver.py";
inline const std::string kMailScript = MOTCUA_TEST_SUPPORT "/smtp_sink.py";

// What the service is told about notices; a second or so between attempts.
struct PostRules {
    std::string secret = kSecret;
    int attempts = 20;
    int timeout = 1;
};

// An office whose notices go out by all channels, to receivers that are processes of their own.
struct PostOffice {
    Folder folder;
    Receiver hook{kWebhookScript, "204", {kSecret}};
    Receiver sink{kMailScript, "250"};
    Office office;

    explicit PostOffice(const PostRules& rules = {}, const std::string& start = "2015-03-02T08:00:00+07:00")
        : office(start, {"--config", configure(rules)})
    {
    }

    // In force from the next start of the office on.
    std::string configure(const PostRules& rules) const
    {
        return folder.write("motcua.toml",
                            "alarm-seconds = 1\nnotice-retry-seconds = 1\nnotice-log = \"" + folder.file("log") +
                                "\"\nsmtp-url = \"smtp://127.0.0.1:" + std::to_string(sink.port()) +
                                "\"\nsmtp-from = \"motcua@langgiang.vn\"\nwebhook-url = "
                                "\"http://127.0.0.1:" +
                                std::to_string(hook.port()) + "/hook\"\nwebhook-secret = \"" + rules.secret +
                                "\"\nnotice-attempts = " + std::to_string(rules.attempts) +
                                "\nnotice-timeout = " + std::to_string(rules.timeout) + "\n");
    }

    std::string receive(const std::string& email = "", const char* procedure = "EPAR.KT01")
    {
        Json applicant{{"name", "Nguyễn Văn An"}, {"phone", "0912345678"}};
        if (!email.empty()) applicant["email"] = email;
        const Answer answer =
            office.as("tiepnhan")
                .post("/api/v1/dossiers",
                      {{"procedure", procedure}, {"desk", kDesk}, {"channel", "direct"}, {"applicant", applicant}});
        if (answer.status != 201) throw std::runtime_error("no receipt: " + answer.body);
        return answer.json()["code"];
    }

    std::vector<Json> log() const
    {
        std::vector<Json> lines;
        std::ifstream file{folder.file("log")};
        for (std::string line; std::getline(file, line);) lines.push_back(Json::parse(line));
        return lines;
    }

    // Ids the database has given out, and how many deliveries are in a state.
    std::set<std::string> ids() const
    {
        storage::Session session{office.database_url()};
        std::set<std::string> found;
        for (auto& [id] : session.select<std::string>("SELECT message_id FROM notice")) found.insert(std::move(id));
        return found;
    }
    std::int64_t deliveries(const std::string& condition) const
    {
        return number_of(office.database_url(), "SELECT count(*) FROM delivery WHERE " + condition);
    }
};

// The ids of what was taken; of mail, what stands between "<" and "@".
inline std::multiset<std::string> ids_of(const std::vector<Json>& records)
{
    std::multiset<std::string> ids;
    for (const Json& record : records) {
        std::string id = record["id"];
        if (id.starts_with("<")) id = id.substr(1, id.find('@') - 1);
        ids.insert(std::move(id));
    }
    return ids;
}
inline std::set<std::string> once(const std::multiset<std::string>& ids)
{
    return {ids.begin(), ids.end()};
}

}  // namespace motcua::tests
