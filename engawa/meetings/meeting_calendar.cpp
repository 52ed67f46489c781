#include "engawa/meetings/meeting_calendar.hpp"

#include <libical/ical.h>

#include <memory>

namespace engawa::meetings {
namespace {

constexpr int hours_ahead = 9;  ///< Japan, without summer time

icaltimetype time_of(const base::Date& day, const std::string& time) {
  icaltimetype it = icaltime_null_time();
  it.year = day.year;
  it.month = day.month;
  it.day = day.day;
  it.is_date = time.empty() ? 1 : 0;
  if (time.empty()) return it;
  it.hour = std::stoi(time.substr(0, 2));
  it.minute = std::stoi(time.substr(3));
  // In UTC, so that no reader needs a definition of Japan's zone.
  icaltime_adjust(&it, 0, -hours_ahead, 0, 0);
  it.zone = icaltimezone_get_utc_timezone();
  return it;
}

icalcomponent* event_of(const Meeting& meeting, std::int64_t now) {
  icalcomponent* const event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  icalcomponent_set_uid(event, (meeting.id.text + "@engawa").c_str());
  icalcomponent_set_dtstamp(event,
                            icaltime_from_timet_with_zone(now, 0, icaltimezone_get_utc_timezone()));
  icalcomponent_set_dtstart(event, time_of(*meeting.day, meeting.starts_at));
  if (!meeting.starts_at.empty() && !meeting.ends_at.empty()) {
    icalcomponent_set_dtend(event, time_of(*meeting.day, meeting.ends_at));
  }
  icalcomponent_set_summary(event, meeting.title.c_str());
  const std::string place = where_text(meeting);
  if (!place.empty()) icalcomponent_set_location(event, place.c_str());
  icalcomponent_set_status(event, meeting.state == MeetingState::Cancelled ? ICAL_STATUS_CANCELLED
                                                                           : ICAL_STATUS_CONFIRMED);
  return event;
}

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

}  // namespace

std::string calendar_text(const std::vector<Meeting>& meetings, std::int64_t now) {
  const std::unique_ptr<icalcomponent, Free> calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Engawa//Meetings//JA"));
  for (const auto& meeting : meetings) {
    if (meeting.day) icalcomponent_add_component(calendar.get(), event_of(meeting, now));
  }
  char* const text = icalcomponent_as_ical_string_r(calendar.get());
  std::string copy(text);
  icalmemory_free_buffer(text);
  return copy;
}

}  // namespace engawa::meetings
