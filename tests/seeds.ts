/** How many seeded meetings a random scenario tries: enough for every change, or what PLENARY_SEEDS says (`npm run churn`: 500). */
export const seeds: number = Math.max(1, Number(process.env.PLENARY_SEEDS) || 150)
