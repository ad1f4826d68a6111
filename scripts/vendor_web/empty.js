// Takes the place of @vaadin/vaadin-usage-statistics: nothing of this page calls home.
export function usageStatistics() {}
