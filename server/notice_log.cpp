#include "server/notice_log.hpp"

#include "api/notice_texts.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace motcua::server {
namespace {

Attempt failed(const std::string& path)
{
    return {Attempt::Result::failed, path + ": " + std::strerror(errno)};
}

Attempt append_line(const std::string& path, const std::string& line)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return failed(path);
    // One write: lines of several instances do not mingle.
    const bool written = std::cmp_equal(::write(file, line.data(), line.size()), line.size()) && ::fdatasync(file) == 0;
    Attempt attempt = written ? Attempt{} : failed(path);
    ::close(file);
    return attempt;
}

class NoticeLog : public Adapter {
public:
    NoticeLog(std::string path, std::string public_url) : path_(std::move(path)), public_url_(std::move(public_url)) {}

    Attempt deliver(const storage::NoticeFacts& notice, const std::atomic<bool>&) override
    {
        const api::NoticeText words = api::notice_text(notice, public_url_);
        const api::Json line{{"id", notice.message_id},
                             {"at", api::json_of(notice.created_at)},
                             {"kind", to_string(notice.kind)},
                             {"dossier", notice.dossier.code},
                             {"for", notice.alarm ? notice.recipient_unit : "citizen"},
                             {"subject", words.subject},
                             {"text", words.text}};
        return append_line(path_, api::dump(line) + "\n");
    }

private:
    std::string path_;
    std::string public_url_;
};

}  // namespace

std::unique_ptr<Adapter> make_notice_log(std::string path, std::string public_url)
{
    return std::make_unique<NoticeLog>(std::move(path), std::move(public_url));
}

}  // namespace motcua::server
