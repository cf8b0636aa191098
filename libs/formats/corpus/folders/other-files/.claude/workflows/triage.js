export const meta = { name: 'triage', description: 'Sorts new issues' }
